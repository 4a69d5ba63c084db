package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.WebBrowser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A member connects a client on the pages alone, and ends it there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensPagesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubProcess hub = SharedHub.HTTPS.process();
    private final WebBrowser browser = new WebBrowser(hub.uri());
    private HubUser ada;

    @BeforeAll
    void signIn() throws Exception {
        ada = SharedHub.HTTPS.admin().create("tokens-pages@example.com");
        browser.signIn("/tokens", ada.email(), HubUser.PASSWORD);
    }

    @Test
    void tokenWhenCreatedInPlaceThenInTheTextOnceAndItsRevocationEndsIt() throws Exception {
        HttpResponse<String> page = browser.get("/connect-ai?client=gemini-cli");
        assertThat(page.body()).contains("&lt;your personal access token&gt;", "~/.gemini/settings.json");

        HttpResponse<String> made = browser.submit(page, "token", "submit", "name", "Gemini at home", "access", "READ", "expires_in_days", "7", "tools", "ALL", "tool_names", "DEFAULT");
        String token = found(made.body(), "Authorization&quot;\\s*:\\s*&quot;Bearer (mcphub_pat_[\\w-]+)|Authorization\"\\s*:\\s*\"Bearer (mcphub_pat_[\\w-]+)");

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("Created:", "Gemini at home").doesNotContain("public-part");
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(ask(token)).isEqualTo(200);
        assertThat(browser.get("/connect-ai?client=gemini-cli").body()).doesNotContain("mcphub_pat_");
        JsonNode listed = ada.get("/auth/personal_tokens").at("/items/0");
        assertThat(listed.path("name").asText()).isEqualTo("Gemini at home");
        assertThat(listed.path("access").asText()).isEqualTo("read");

        HttpResponse<String> list = browser.get("/tokens");
        assertThat(list.body()).contains("Gemini at home").doesNotContain(token);
        HttpResponse<String> revoked = browser.submit(list, "revoke-" + listed.path("id").asText(), "submit");

        assertThat(browser.get(revoked.headers().firstValue("Location").orElseThrow()).body()).contains("The token is revoked.").doesNotContain("Gemini at home");
        assertThat(browser.get("/tokens?receipt=revoked").body()).doesNotContain("The token is revoked.");
        assertThat(ask(token)).isEqualTo(401);
    }

    @Test
    void tokenWhenTheNameIsHostileThenItIsText() throws Exception {
        browser.submit(browser.get("/tokens?new=token"), "token", "submit", "name", "<script>alert(1)</script>", "access", "FULL", "expires_in_days", "30", "tools", "ALL", "tool_names", "DEFAULT");

        assertThat(browser.get("/tokens").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
    }

    @Test
    void tokenWhenTheNameIsMissingThenTheReasonStandsBesideTheField() throws Exception {
        HttpResponse<String> refused = browser.submit(browser.get("/connect-ai?client=cursor"), "token", "submit", "name", "", "access", "FULL", "expires_in_days", "30", "tools", "ALL", "tool_names", "DEFAULT");

        assertThat(refused.body()).contains("Please fill in this field.").doesNotContain("mcphub_pat_");
    }

    @Test
    void clientWhenRegisteredThenTheSecretOnceAndRotationEndsTheOldOne() throws Exception {
        HttpResponse<String> made = browser.submit(browser.get("/tokens?new=client"), "client", "submit", "name", "robot", "redirect_uris", "", "access", "FULL");
        String secret = found(made.body(), "(mcphub_ocs_[\\w-]+)");
        String clientId = found(made.body(), "(cc_[\\w-]+)");
        assertThat(tokenStatus(clientId, secret)).isEqualTo(200);

        String id = ada.get("/auth/clients").at("/items/0/id").asText();
        HttpResponse<String> rotated = browser.submit(browser.get("/tokens"), "rotate-" + id, "submit");
        String next = found(rotated.body(), "(mcphub_ocs_[\\w-]+)");
        assertThat(tokenStatus(clientId, secret)).isEqualTo(401);
        assertThat(tokenStatus(clientId, next)).isEqualTo(200);

        browser.submit(browser.get("/tokens"), "delete-" + id, "submit");
        assertThat(tokenStatus(clientId, next)).isEqualTo(401);
        assertThat(ada.get("/auth/clients").path("items")).isEmpty();
    }

    @Test
    void configWhenAPageSessionAsksThenTheSameTextAsOnThePage() throws Exception {
        for (String client : List.of("cursor", "codex-cli", "claude-code", "claude-desktop", "vscode", "windsurf", "other")) {
            String text = JSON.readTree(browser.get("/config/mcp?client=" + client).body()).path("text").asText();
            String shown = found(browser.get("/connect-ai?client=" + client).body(), "(?s)<pre id=\"config\"[^>]*>(.*?)</pre>");

            assertThat(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")).isEqualTo(text);
        }
    }

    private int ask(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2025-11-25")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")).build();
        return hub.send(request).statusCode();
    }

    private int tokenStatus(String clientId, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve("/oauth/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret)).build();
        return hub.send(request).statusCode();
    }

    private static String found(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
