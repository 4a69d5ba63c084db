package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An AI client connects by OAuth to the real jar: discovery, registration, sign-in, consent, tokens, and what ends them. */
class OAuthFlowIT extends OAuthConversation {
    @BeforeAll
    @Override
    void join() throws Exception {
        super.join();
    }

    @Test
    void discoveryWhenFollowedFromTheChallengeThenNamesTheEndpoints() throws Exception {
        String challenge = mcp("nothing").headers().firstValue("WWW-Authenticate").orElse("");
        assertThat(challenge).contains("resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\"");

        JsonNode resource = document("/.well-known/oauth-protected-resource/mcp");
        JsonNode server = document("/.well-known/oauth-authorization-server");

        assertThat(resource.get("resource").asText()).isEqualTo(issuer + "/mcp");
        assertThat(resource.at("/authorization_servers/0").asText()).isEqualTo(issuer);
        assertThat(resource).isEqualTo(document("/.well-known/oauth-protected-resource"));
        assertThat(server.get("issuer").asText()).isEqualTo(issuer);
        assertThat(server.get("authorization_endpoint").asText()).isEqualTo(issuer + "/oauth/authorize");
        assertThat(server.get("token_endpoint").asText()).isEqualTo(issuer + "/oauth/token");
        assertThat(server.get("registration_endpoint").asText()).isEqualTo(issuer + "/oauth/register");
        assertThat(server.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(server.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server"})
    void metadataWhenHostIsForgedThenNothingOfItIsSaid(String path) throws Exception {
        // The JSON of Nimbus escapes slashes.
        assertThat(withForgedHost(path).replace("\\/", "/")).startsWith("HTTP/1.1 200").contains(issuer).doesNotContain("evil.example");
    }

    @Test
    void authorizeWhenHostIsForgedThenConsentOfThePublicAddress() throws Exception {
        assertThat(withForgedHost(authorize(clientId, REDIRECT, new CodeVerifier())))
                .startsWith("HTTP/1.1 303")
                .containsIgnoringCase("Location: " + issuer + "/oauth/consent?request=")
                .doesNotContain("evil.example");
        assertThat(withForgedHost("/oauth/consent?request=" + "a".repeat(43))).doesNotContain("evil.example");
    }

    @Test
    void flowWhenNotSignedInThenSignInConsentAndTokensThatOpenMcpOnly() throws Exception {
        HttpClient fresh = newBrowser();
        CodeVerifier verifier = new CodeVerifier();
        String consent = location(get(fresh, authorize(clientId, REDIRECT, verifier)));
        assertThat(consent).startsWith(issuer + "/oauth/consent?request=");
        String login = location(get(fresh, consent));
        assertThat(login).startsWith("/login?next=/oauth/consent");
        String back = signIn(fresh, consent.substring(issuer.length()));
        assertThat(issuer + back).isEqualTo(consent);

        Map<String, String> answer = answer(submit(fresh, get(fresh, back), "form:allow", Map.of()));
        assertThat(answer).containsEntry("state", STATE).containsEntry("iss", issuer).containsKey("code").doesNotContainKey("error");
        HttpResponse<String> issued = redeem(answer.get("code"), verifier);

        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-store");
        JsonNode tokens = JSON.readTree(issued.body());
        assertThat(tokens.get("token_type").asText()).isEqualToIgnoringCase("Bearer");
        assertThat(tokens.get("scope").asText()).isEqualTo("mcp");
        String access = tokens.get("access_token").asText();
        HttpResponse<String> tools = mcp(access);
        assertThat(tools.statusCode()).as(tools.body()).isEqualTo(200);
        assertThat(JSON.readTree(tools.body()).at("/result/tools").findValuesAsText("name")).contains("hub_integrations_list");
        for (String path : List.of("/auth/me", "/integrations", "/api/admin/users")) {
            assertThat(call(path, access).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void refreshWhenFirstTokenIsReusedAfterItsSuccessorThenInvalidGrantAndFamilyRevoked() throws Exception {
        JsonNode first = tokens();
        HttpResponse<String> rotated = refresh(first.get("refresh_token").asText());
        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(200);
        JsonNode second = JSON.readTree(rotated.body());
        assertThat(second.get("refresh_token").asText()).isNotEqualTo(first.get("refresh_token").asText());
        assertThat(mcp(second.get("access_token").asText()).statusCode()).isEqualTo(200);

        JsonNode third = JSON.readTree(refresh(second.get("refresh_token").asText()).body());
        assertInvalidGrant(refresh(first.get("refresh_token").asText()));

        assertInvalidGrant(refresh(third.get("refresh_token").asText()));
        assertThat(mcp(second.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertThat(mcp(first.get("access_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void codeWhenReplayedThenInvalidGrantAndTokenStops() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertInvalidGrant(redeem(code, verifier));

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }

    @Test
    void codeWhenVerifierIsWrongThenInvalidGrant() throws Exception {
        assertInvalidGrant(redeem(code(new CodeVerifier()), new CodeVerifier()));
    }

    @Test
    void consentWhenDeniedThenErrorWithIssuer() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        Map<String, String> answer = answer(submit(browser, page, "form:deny", Map.of()));

        assertThat(answer).containsEntry("error", "access_denied").containsEntry("iss", issuer).containsEntry("state", STATE).doesNotContainKey("code");
    }

    @Test
    void consentWhenShownThenCannotBeFramedAndNameIsEscaped() throws Exception {
        String name = "<script>alert(1)</script>";

        HttpResponse<String> page = consentPage(register(name), new CodeVerifier());

        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'").contains("script-src 'self'").doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void consentWhenSentByAnotherSiteThen403AndStillUndecided() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        assertThat(submit(browser, page, "form:allow", Map.of("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
        assertThat(submit(browser, page, "form:allow", Map.of("Origin", "null")).statusCode()).isEqualTo(403);
        assertThat(submit(browser, page, "form:allow", Map.of("Sec-Fetch-Site", "cross-site")).statusCode()).isEqualTo(403);

        assertThat(answer(submit(browser, page, "form:allow", Map.of("Origin", hub.uri().toString())))).containsKey("code");
    }

    @Test
    void consentWhenDecidedTwiceThenNoSecondCode() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).containsKey("code");

        assertThat(submit(browser, page, "form:allow", Map.of()).headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/callback", "http://127.0.0.1:33418/other", "http://localhost:33418/callback", "http://127.0.0.1.evil.example/callback"})
    void authorizeWhenRedirectUriIsUnknownThenPageWithoutLocation(String redirectUri) throws Exception {
        HttpResponse<String> answer = get(browser, authorize(clientId, redirectUri, new CodeVerifier()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void authorizeWhenLoopbackPortDiffersThenConsent() throws Exception {
        assertThat(location(get(browser, authorize(clientId, "http://127.0.0.1:50123/callback", new CodeVerifier())))).startsWith(issuer + "/oauth/consent?request=");
    }

    @Test
    void authorizeWhenNoProofKeyThenErrorWithIssuer() throws Exception {
        Map<String, String> answer = answer(get(browser, "/oauth/authorize?" + form("response_type", "code", "client_id", clientId, "redirect_uri", REDIRECT, "state", STATE)));

        assertThat(answer).containsEntry("error", "invalid_request").containsEntry("iss", issuer).containsEntry("state", STATE);
    }
}
