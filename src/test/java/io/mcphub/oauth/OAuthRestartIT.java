package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.mcphub.mcp.McpWire;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.RawHttp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub stops and starts again in the middle of logins, at every step, and they still succeed. */
class OAuthRestartIT extends OAuthConversation {
    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    @Tag("B8")
    void loginsWhenTheHubRestartsInTheMidstThenGoOnAsIfNothingWas() throws Exception {
        start(folder, Map.of());
        CodeVerifier asking = new CodeVerifier();
        String consent = location(get(browser, authorize(clientId, REDIRECT, asking)));
        CodeVerifier redeeming = new CodeVerifier();
        String code = code(redeeming);
        String refreshToken = tokens().get("refresh_token").asText();

        restart();

        HttpResponse<String> page = get(browser, consent);
        assertThat(page.statusCode()).as("the request is still there, and so is the session").isEqualTo(200);
        assertThat(redeem(answer(submit(browser, page, "form:allow", Map.of())).get("code"), asking).statusCode()).isEqualTo(200);
        String access = JSON.readTree(redeem(code, redeeming).body()).get("access_token").asText();
        assertThat(mcp(access).statusCode()).isEqualTo(200);
        assertInvalidGrant(redeem(code, redeeming));
        assertThat(mcp(access).statusCode()).as("the replay was seen").isEqualTo(401);
        assertThat(refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    /** Restarts the hub. A listener is told the result; the second start prints no password, because the admin has one. */
    private void restart() {
        int port = hub.port();
        RawHttp stream = new McpWire(port, HubUser.admin(hub).token("listens")).listen("\"last\"");
        hub.close();
        assertThat(stream.until("\"resultType\":\"complete\"", Duration.ofSeconds(10))).contains("\"id\":\"last\",\"result\":{");
        hub = HubProcess.start(folder, Map.of("HTTP_PORT", String.valueOf(port), "BASE_URL", issuer));
        assertThat(hub.readyLine()).isEqualTo("MCP Hub is ready: " + issuer + "/login");
    }
}
