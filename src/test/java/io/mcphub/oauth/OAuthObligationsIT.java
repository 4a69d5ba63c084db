package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authorization server must do for browsers, for old clients and for the log, and its other obligations. */
class OAuthObligationsIT extends OAuthAttacks {
    // What browsers, old clients and the log need

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/register", "/oauth/revoke"})
    void scriptOfAnotherOriginReadsAnswersButNeverWithCredentials(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path)).header("Origin", "https://inspector.example").header("Access-Control-Request-Method", "POST");
        HttpResponse<String> preflight = hub.send(request.method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(preflight.statusCode()).isEqualTo(204);

        for (HttpResponse<String> answer : List.of(preflight, send("POST", path, "", "{"), send("GET", path, "", ""), tokenForm("grant_type=nonsense"))) {
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).as(path + " " + answer.statusCode()).containsExactly("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource", "/.well-known/oauth-authorization-server", "/mcp/.well-known/oauth-authorization-server", "/.well-known/jwks.json"})
    @Tag("A1")
    @Tag("A3")
    @Tag("B2")
    void documentIsNotHiddenFromBrowserClients(String path) throws Exception {
        HttpResponse<String> answer = hub.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age");
    }

    @Test
    @Tag("A6")
    @Tag("A5")
    @Tag("X9")
    void metadataOffersNothingThatIsNotThere() throws Exception {
        JsonNode resource = document("/.well-known/oauth-protected-resource/mcp");
        JsonNode server = document("/.well-known/oauth-authorization-server");

        assertThat(resource.get("scopes_supported").toString()).isEqualTo("[\"mcp\",\"mcp:read\"]");
        assertThat(resource.get("bearer_methods_supported").toString()).isEqualTo("[\"header\"]");
        assertThat(server.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(server.get("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(server.get("response_modes_supported").toString()).isEqualTo("[\"query\"]");
        assertThat(server.get("protected_resources").toString()).isEqualTo("[\"" + issuer + "/mcp\"]");
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "registration_endpoint", "revocation_endpoint")) {
            assertThat(server.get(endpoint).asText()).startsWith(issuer + "/oauth/");
        }
    }

    @Test
    @Tag("B15")
    void cursorsRegistrationOfSeveralKindsIsNotRefused() throws Exception {
        HttpResponse<String> answer = registration("{\"client_name\":\"Cursor\",\"redirect_uris\":[\"cursor://anysphere.cursor-mcp/oauth/callback\",\"http://localhost:8787/callback\","
                + "\"https://www.cursor.com/agents/mcp/oauth/callback\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"response_types\":[\"code\"],\"token_endpoint_auth_method\":\"none\","
                + "\"application_type\":\"native\",\"scope\":\"mcp\",\"software_id\":\"x\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode client = JSON.readTree(answer.body());
        assertThat(client.get("client_id").asText()).doesNotStartWith("http");
        assertThat(client.get("redirect_uris")).hasSize(3);
        assertThat(client.has("client_secret")).isFalse();

        CodeVerifier verifier = new CodeVerifier();
        String id = client.get("client_id").asText();
        String cursor = "cursor://anysphere.cursor-mcp/oauth/callback";
        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, cursor, verifier))));
        assertThat(page.body()).contains("cursor://anysphere.cursor-mcp/oauth/callback").contains("Any program that runs there");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("form-action 'self' cursor:");
        String target = location(submit(browser, page, "form:allow", Map.of()));
        assertThat(target).startsWith(cursor + "?").contains("code=");
        assertThat(token("grant_type", "authorization_code", "client_id", id, "code", query(target).get("code"), "redirect_uri", cursor, "code_verifier", verifier.getValue()).statusCode()).isEqualTo(200);
        assertThat(location(get(browser, authorize(id, "http://localhost:51000/callback", verifier)))).startsWith(issuer + "/oauth/consent");
    }

    @Test
    @Tag("B2")
    void clientOfTheFirstRevisionThatKnowsNoMetadataIsNotTurnedAway() throws Exception {
        HttpResponse<String> registered = send("POST", "/register", "", "{\"redirect_uris\":[\"" + REDIRECT + "\"]}");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        String id = JSON.readTree(registered.body()).get("client_id").asText();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, REDIRECT, verifier).replace("/oauth/authorize", "/authorize"))));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");
        HttpResponse<String> issued = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue())))
                .build());

        assertThat(mcp(access(issued)).statusCode()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void nothingHappensUnseen() throws Exception {
        JsonNode tokens = tokens();
        JsonNode next = JSON.readTree(refresh(tokens.get("refresh_token").asText()).body());
        JsonNode last = JSON.readTree(refresh(next.get("refresh_token").asText()).body());
        refresh(tokens.get("refresh_token").asText());
        assertInvalidGrant(refresh(last.get("refresh_token").asText()));
        submit(browser, consentPage(clientId, new CodeVerifier()), "form:deny", Map.of());
        revoke(tokens().get("refresh_token").asText(), clientId);

        for (String action : List.of("oauth.registered", "oauth.consented", "oauth.denied", "oauth.issued", "oauth.refreshed", "oauth.reuse", "oauth.revoked")) {
            JsonNode rows = JSON.readTree(call("/api/admin/audit?action=" + action, login).body()).get("items");
            assertThat(rows).as(action).isNotEmpty();
            assertThat(rows.toString()).as(action).doesNotContain(tokens.get("access_token").asText()).doesNotContain(tokens.get("refresh_token").asText());
        }
    }

    @Test
    void appThatANewPasswordEndsIsInTheLogWithTheReason() throws Exception {
        String email = "new-password@example.com";
        String user = createUser(email);
        HttpClient theirs = newBrowser();
        submit(theirs, get(theirs, "/login"), "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD);
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(theirs, location(get(theirs, authorize(clientId, REDIRECT, verifier))));
        JsonNode tokens = JSON.readTree(redeem(answer(submit(theirs, page, "form:allow", Map.of())).get("code"), verifier).body());

        String change = JSON.writeValueAsString(Map.of("current_password", FULL_PASSWORD, "new_password", FULL_PASSWORD + "-2", "revoke_tokens", true));
        assertThat(send("POST", "/auth/change_password", login(email, FULL_PASSWORD), change).statusCode()).isLessThan(300);

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
        JsonNode rows = JSON.readTree(call("/api/admin/audit?action=oauth.revoked&user=" + user, login).body()).get("items");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("arguments").get("reason").asText()).isEqualTo("password_changed");
        assertThat(rows.get(0).get("arguments").get("client").asText()).isEqualTo(clientId);
    }

    // Other obligations

    @Test
    @Tag("A2")
    @Tag("A8")
    void challengeDoesNotHideTheWayIn() throws Exception {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp")).POST(HttpRequest.BodyPublishers.ofString("{}")).build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp\"");
    }

    @Test
    @Tag("A10")
    void broadScopeIsNotRefusedWhereANarrowOneWouldDo() throws Exception {
        JsonNode both = tokens("mcp:read mcp unknown");
        assertThat(both.get("scope").asText()).isEqualTo("mcp");

        HttpResponse<String> narrowed = token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", both.get("refresh_token").asText(), "scope", "mcp:read");
        assertThat(JSON.readTree(narrowed.body()).get("scope").asText()).isEqualTo("mcp:read");
        HttpResponse<String> wideAgain = token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", JSON.readTree(narrowed.body()).get("refresh_token").asText());
        assertThat(JSON.readTree(wideAgain.body()).get("scope").asText()).as("the grant is what the person allowed (RFC 6749 §6)").isEqualTo("mcp");
    }

    @Test
    @Tag("A11")
    void requestThatIsMalformedIsNotGuessedAt() throws Exception {
        assertThat(get(browser, "/oauth/authorize?client_id=" + clientId).statusCode()).isEqualTo(400);
        assertThat(tokenForm("").statusCode()).isEqualTo(400);
        assertThat(tokenForm("grant_type=authorization_code&client_id=" + clientId).statusCode()).isEqualTo(400);
        HttpResponse<String> broken = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic ???")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        assertThat(broken.statusCode()).isIn(400, 401);
    }

    @Test
    @Tag("A16")
    @Tag("B1")
    void databaseGivesAwayNothingThatOpensADoor() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());
        HttpResponse<String> client = send("POST", "/auth/clients", login, "{\"name\":\"Stored\"}");
        String consent = location(get(browser, authorize(clientId, REDIRECT, verifier)));

        String stored = hub.stored();
        assertThat(stored.indexOf(clientId)).as("this is the database").isPositive();
        for (String secret : List.of(
                code, tokens.get("access_token").asText(), tokens.get("refresh_token").asText(), JSON.readTree(client.body()).get("client_secret").asText(), query(consent).get("request"), hub.adminPassword().orElseThrow())) {
            assertThat(stored.indexOf(secret)).isNegative();
        }
    }

    @Test
    @Tag("B10")
    void clientThatNamesNeitherScopeNorResourceGetsNoMoreThanTheDefault() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String path = authorize(clientId, REDIRECT, verifier).replaceAll("&resource=[^&]*", "");
        HttpResponse<String> page = get(browser, location(get(browser, path)));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");

        JsonNode tokens = JSON.readTree(token("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue()).body());

        assertThat(tokens.get("scope").asText()).isEqualTo("mcp");
        String claims = new String(Base64.getUrlDecoder().decode(tokens.get("access_token").asText().split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(JSON.readTree(claims).get("aud").asText()).isEqualTo(issuer + "/mcp");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(900);
    }

    @Test
    @Tag("B13")
    void clientThatDidNotRegisterForRefreshTokensGetsNone() throws Exception {
        HttpResponse<String> registered = registration("{\"redirect_uris\":[\"" + REDIRECT + "\"]}");
        String id = JSON.readTree(registered.body()).get("client_id").asText();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, REDIRECT, verifier))));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");

        HttpResponse<String> issued = token("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue());

        assertThat(JSON.readTree(issued.body()).has("refresh_token")).isFalse();
        assertThat(error(token("grant_type", "refresh_token", "client_id", id, "refresh_token", "x"))).isEqualTo("unauthorized_client");
    }

    @Test
    @Tag("X4")
    void answerOfAProviderThatNobodyAskedForConnectsNothing() throws Exception {
        HttpResponse<String> answer = get(browser, "/oauth/slack/callback?code=stolen&state=guessed");

        String page = answer.headers().firstValue("Location").orElse("");
        assertThat(get(browser, page.substring(page.indexOf("/connections?"))).body()).contains("does not belong to a request").doesNotContain(" is connected.");
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/oauth.v2.access")));
    }

    @Test
    @Tag("X5")
    void tokenOfAClientIsNotPassedOnToAProvider() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        String access = tokens("mcp").get("access_token").asText();

        send("POST", "/mcp", access, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.users.info\",\"arguments\":{\"user_id\":\"U1\"}}}");

        assertThat(world.getAllServeEvents()).anyMatch(e -> e.getRequest().getUrl().contains("/api/users.info"));
        assertThat(world.getAllServeEvents()).noneMatch(e -> e.getRequest().getBodyAsString().contains(access) || String.valueOf(e.getRequest().getHeader("Authorization")).contains(access));
    }
}
