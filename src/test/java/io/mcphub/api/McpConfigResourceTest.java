package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.clients.ClientConfigs;
import io.mcphub.clients.McpClient;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RestDoor;
import io.mcphub.ui.FakeSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpConfigResourceTest {
    private final CurrentCaller caller = new CurrentCaller();
    private final ClientConfigs configs = new BeanBox().with(Settings.class, new FakeSettings("https://hub.example.com")).get(ClientConfigs.class);
    private final RestDoor door = RestDoor.of(new ConfigApplication(), caller, configs);

    McpConfigResourceTest() {
        caller.set(Caller.person("ada", Role.USER, Caller.Credential.LOGIN_TOKEN, "jti", Instant.MAX));
    }

    @Test
    void configWhenNoClientIsNamedThenAPlaceholderInsteadOfAToken() {
        assertThat(door.send("GET", "mcp", "").text())
                .isEqualTo("{\"mcpServers\":{\"mcp-hub\":{\"type\":\"http\",\"url\":\"https://hub.example.com/mcp\","
                        + "\"headers\":{\"Authorization\":\"Bearer <your personal access token>\"}}}}");
    }

    @ParameterizedTest
    @EnumSource(McpClient.class)
    void configWhenAClientIsNamedThenWhatThePageShows(McpClient client) {
        JsonNode answer = door.send("GET", "mcp?client=" + client.id(), "").json();

        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrder("client", "format", "file", "text");
        assertThat(answer.path("text").asText()).isEqualTo(configs.of(client).text());
    }

    @Test
    void configWhenOauthIsNamedThenNoPlaceholder() {
        assertThat(door.send("GET", "mcp?client=cursor&auth=oauth", "").json().path("text").asText()).contains("https://hub.example.com/mcp").doesNotContain("Bearer");
    }

    @Test
    void configWhenOauthAndNoClientAreNamedThenNoPlaceholder() {
        assertThat(door.send("GET", "mcp?auth=oauth", "").text()).isEqualTo("{\"mcpServers\":{\"mcp-hub\":{\"type\":\"http\",\"url\":\"https://hub.example.com/mcp\"}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth=none", "client=netscape", "client=", "client=cursor&auth=none", "client=chatgpt&auth=token"})
    void configWhenNobodyKnowsThatThen422(String query) {
        assertThat(door.send("GET", "mcp?" + query, "").status()).isEqualTo(422);
    }

    @Test
    void configWhenNobodyIsSignedInThen401() {
        RestDoor strangers = RestDoor.of(new ConfigApplication(), new CurrentCaller(), configs);

        assertThat(strangers.send("GET", "mcp?client=cursor", "").status()).isEqualTo(401);
    }
}
