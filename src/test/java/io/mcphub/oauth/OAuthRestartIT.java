package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.mcphub.testing.HubProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub ends and starts again at every step of a login, and nobody notices. */
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
    void loginWhenTheHubRestartsAtEachStepThenGoesOnAsIfNothingWas() throws Exception {
        start(folder, Map.of());
        CodeVerifier verifier = new CodeVerifier();
        String consent = location(get(browser, authorize(clientId, REDIRECT, verifier)));

        restart();
        HttpResponse<String> page = get(browser, consent);
        assertThat(page.statusCode()).as("the request is still there, and so is the session").isEqualTo(200);
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");

        restart();
        HttpResponse<String> issued = redeem(code, verifier);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        JsonNode tokens = JSON.readTree(issued.body());
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);
        assertInvalidGrant(redeem(code, verifier));
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).as("the replay was seen").isEqualTo(401);
    }

    private void restart() {
        int port = hub.port();
        hub.close();
        hub = HubProcess.start(folder, Map.of("HTTP_PORT", String.valueOf(port), "BASE_URL", issuer));
    }
}
