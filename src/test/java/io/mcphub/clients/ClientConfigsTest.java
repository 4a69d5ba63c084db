package io.mcphub.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.ui.FakeSettings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientConfigsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDPOINT = "https://hub.example.com/mcp";
    private static final String TOKEN = "mcphub_pat_0123456789";

    private final ClientConfigs configs = at("https://hub.example.com");

    @ParameterizedTest
    @CsvSource({"cursor, mcpServers, url", "gemini-cli, mcpServers, httpUrl", "windsurf, mcpServers, serverUrl", "vscode, servers, url", "other, mcpServers, url"})
    void configWhenJsonWithTokenThenAddressAndHeaderWhereTheClientReadsThem(String client, String root, String key) throws Exception {
        JsonNode server = JSON.readTree(configs.withToken(configs.client(client), TOKEN).text()).path(root).path("mcp-hub");

        assertThat(server.path(key).asText()).isEqualTo(ENDPOINT);
        assertThat(server.at("/headers/Authorization").asText()).isEqualTo("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"vscode, servers, http", "other, mcpServers, http", "opencode, mcp, remote"})
    void configWhenTheClientAsksForTheTransportThenItIsNamed(String client, String root, String type) throws Exception {
        assertThat(JSON.readTree(configs.of(configs.client(client)).text()).path(root).path("mcp-hub").path("type").asText()).isEqualTo(type);
    }

    @Test
    void configWhenClaudeDesktopThenMcpRemoteGetsTheHeaderFromAVariable() throws Exception {
        JsonNode server = JSON.readTree(configs.withToken(McpClient.CLAUDE_DESKTOP, TOKEN).text()).at("/mcpServers/mcp-hub");

        assertThat(server.path("command").asText()).isEqualTo("npx");
        assertThat(server.path("args")).extracting(JsonNode::asText).containsExactly("-y", "mcp-remote", ENDPOINT, "--header", "Authorization:${AUTH_HEADER}");
        assertThat(server.at("/env/AUTH_HEADER").asText()).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void configWhenClaudeDesktopAndTheHubIsReachedOverHttpThenMcpRemoteIsTold() {
        assertThat(at("http://hub.example.com").of(McpClient.CLAUDE_DESKTOP).text()).contains("--allow-http");
        assertThat(at("http://localhost:8000").of(McpClient.CLAUDE_DESKTOP).text()).doesNotContain("--allow-http");
    }

    @Test
    void configWhenCodexThenTomlThatParses() throws Exception {
        JsonNode server = new TomlMapper().readTree(configs.withToken(McpClient.CODEX_CLI, TOKEN).text()).at("/mcp_servers/mcp-hub");

        assertThat(server.path("url").asText()).isEqualTo(ENDPOINT);
        assertThat(server.at("/http_headers/Authorization").asText()).isEqualTo("Bearer " + TOKEN);
        assertThat(new TomlMapper().readTree(configs.withSignIn(McpClient.CODEX_CLI).text()).at("/mcp_servers/mcp-hub").size()).isEqualTo(1);
    }

    @Test
    void configWhenClaudeCodeThenOneLineWithTheHeaderLast() {
        assertThat(configs.withToken(McpClient.CLAUDE_CODE, TOKEN).text()).isEqualTo("claude mcp add --transport http --scope user mcp-hub " + ENDPOINT + " --header \"Authorization: Bearer " + TOKEN + "\"");
        assertThat(configs.withSignIn(McpClient.CLAUDE_CODE).text()).isEqualTo("claude mcp add --transport http --scope user mcp-hub " + ENDPOINT);
    }

    @Test
    void configWhenCursorLinkThenItCarriesTheServerAndNoToken() throws Exception {
        URI link = URI.create(configs.of(McpClient.CURSOR_LINK).text());
        Map<String, String> query = Arrays.stream(link.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));

        assertThat(link.toString()).startsWith("cursor://anysphere.cursor-deeplink/mcp/install?");
        assertThat(query).containsEntry("name", "mcp-hub");
        assertThat(JSON.readTree(Base64.getDecoder().decode(query.get("config")))).isEqualTo(JSON.readTree("{\"url\":\"" + ENDPOINT + "\"}"));
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void configWhenItSignsInThenItHasNoTokenAndElseAPlaceholder(McpClient client) {
        assertThat(configs.of(client).text().contains(ClientConfigs.PLACEHOLDER)).isEqualTo(client.takesToken());
        if (client.signsIn()) {
            assertThat(configs.withSignIn(client).text()).doesNotContain("Bearer", "headers", "Authorization");
        }
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void configWhenSentThenMembersAreNamedAndTheFileIsThere(McpClient client) throws Exception {
        JsonNode sent = JSON.readTree(Json.write(configs.of(client)));

        assertThat(sent.fieldNames()).toIterable().containsExactlyInAnyOrder("client", "format", "file", "text");
        assertThat(sent.path("format").asText()).matches(Pattern.compile("json|toml|command|link"));
        assertThat(sent.path("client").asText()).isEqualTo(client.id());
    }

    @ParameterizedTest
    @CsvSource({"netscape, , client", "'', , client", "cursor, password, auth", "chatgpt, token, auth", "claude-desktop, oauth, auth"})
    void configWhenTheClientOrItsWayInIsUnknownThenRefusedAndNamed(String client, String auth, String field) {
        assertThatThrownBy(() -> configs.of(client, auth)).isInstanceOfSatisfying(HubException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(422);
            assertThat(refused.field()).contains(field);
        });
    }

    @Test
    void configWhenNoClientIsNamedThenThatOfOthers() throws Exception {
        assertThat(JSON.readTree(configs.of(McpClient.OTHER).text()).path("mcpServers")).isEqualTo(JSON.valueToTree(configs.common(null)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example.com, PUBLIC", "https://203.0.113.7, PUBLIC", "https://hub.example.com:8443, PUBLIC", "http://localhost:8000, LOCAL", "https://127.0.0.1:8443, LOCAL", "http://[::1]:8000, LOCAL",
        "http://hub.example.com, PLAIN", "http://192.168.1.4:8000, PLAIN", "https://192.168.1.4, PRIVATE", "https://10.0.0.8, PRIVATE", "https://172.20.0.2, PRIVATE", "https://172.32.0.2, PUBLIC", "https://hub.local, PRIVATE",
        "https://hub, PRIVATE", "https://[fd00::1], PRIVATE", "https://hub.internal, PRIVATE"
    })
    void reachWhenTheAddressIsKnownThenFromWhere(String baseUrl, Reach expected) {
        assertThat(at(baseUrl).reach()).isEqualTo(expected);
    }

    private static ClientConfigs at(String baseUrl) {
        ClientConfigs configs = new ClientConfigs();
        configs.settings = new FakeSettings(baseUrl);
        return configs;
    }
}
