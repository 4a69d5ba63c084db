package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by clients and in their name: documents about themselves, floods, secrets, revocation. */
class OAuthClientAttacksIT extends OAuthAttacks {
    // Clients that describe themselves

    @ParameterizedTest
    @ValueSource(strings = {
        "https://10.0.0.1/c", "https://172.16.0.1/c", "https://192.168.1.1/c", "https://169.254.169.254/latest", "https://100.64.0.1/c", "https://0.0.0.0/c", "https://224.0.0.1/c", "https://[fe80::1]/c",
        "https://[fd00::1]/c", "https://[::ffff:10.0.0.1]/c", "https://[64:ff9b::a00:1]/c", "https://[::]/c", "https://167772161/c"
    })
    @Tag("X6")
    @Tag("CIMD6")
    void hubIsNotMadeToFetchFromItsOwnNetwork(String id) throws Exception {
        assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/c", "https://evil.example", "https://evil.example/c#f", "https://user@evil.example/c", "https://evil.example/a/../c", "https://evil.example/c?x=1", "https://evil.example:22/c", "file:///etc/passwd", "http://localhost:1@evil.example/c"})
    @Tag("CIMD1")
    void clientIdThatIsNoPlainAddressIsNotFetched(String id) throws Exception {
        HttpResponse<String> answer = get(browser, authorize(id, WEB, new CodeVerifier()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertPageWithoutRedirect(answer);
    }

    @Test
    @Tag("CIMD2")
    @Tag("CIMD9")
    @Tag("X6")
    void redirectOfADocumentIsNotFollowed() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/away.json";
        world.stubFor(WireMock.get(urlPathEqualTo("/away.json")).willReturn(aResponse().withStatus(302).withHeader("Location", "/inside.json")));
        world.stubFor(WireMock.get(urlPathEqualTo("/inside.json")).willReturn(okJson(metadata(id, "App", WEB))));

        assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));

        world.verify(1, getRequestedFor(urlPathEqualTo("/away.json")));
        world.verify(0, getRequestedFor(urlPathEqualTo("/inside.json")));
    }

    @Test
    @Tag("CIMD3")
    @Tag("CIMD4")
    @Tag("CIMD5")
    @Tag("CIMD7")
    void documentThatDoesNotFitIsNotUsed() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/bad.json";
        for (String body : List.of(
                metadata("https://other.example/c", "App", WEB),
                metadata(id, "App", WEB).replace("\"client_name\"", "\"client_secret\":\"s\",\"client_name\""),
                metadata(id, "App", WEB).replace("\"client_name\"", "\"token_endpoint_auth_method\":\"client_secret_post\",\"client_name\""),
                metadata(id, "App", WEB).replace("\"client_name\":\"App\"", "\"client_uri\":\"https://app.example\""),
                metadata(id, "x".repeat(70_000), WEB),
                "<html>")) {
            world.stubFor(WireMock.get(urlPathEqualTo("/bad.json")).willReturn(okJson(body)));
            assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));
        }
        world.stubFor(WireMock.get(urlPathEqualTo("/bad.json")).willReturn(okJson(metadata(id, "App", WEB))));
        assertPageWithoutRedirect(get(browser, authorize(id, "https://evil.example/callback", new CodeVerifier())));
        assertThat(location(get(browser, authorize(id, WEB, new CodeVerifier())))).as("and the failures were not remembered").startsWith(issuer + "/oauth/consent");
    }

    @Test
    @Tag("B14")
    @Tag("B16")
    @Tag("CIMD8")
    void clientThatDescribesItselfIsNotTrustedAfterItChanged() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/good.json";
        world.stubFor(WireMock.get(urlPathEqualTo("/good.json")).willReturn(okJson(metadata(id, "Vouched app", WEB)).withHeader("Cache-Control", "max-age=3600")));
        assertThat(document("/.well-known/oauth-authorization-server").get("client_id_metadata_document_supported").asBoolean()).isTrue();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, WEB, verifier))));
        assertThat(page.body()).contains("Vouched app").contains("The site 127.0.0.1 vouches for this name");
        String code = query(location(submit(browser, page, "form:allow", Map.of()))).get("code");
        HttpResponse<String> issued = token("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", WEB, "code_verifier", verifier.getValue());
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(mcp(access(issued)).statusCode()).isEqualTo(200);

        assertThat(location(get(browser, location(get(browser, authorize(id, WEB, verifier)))))).as("remembered").startsWith(WEB + "?").contains("code=");
        world.verify(1, getRequestedFor(urlPathEqualTo("/good.json")));

        JsonNode apps = JSON.readTree(call("/auth/authorized_apps", login).body()).get("items");
        assertThat(apps.findValuesAsText("client_id")).contains(id);
        assertThat(apps.findValuesAsText("client_host")).contains("127.0.0.1");
        assertThat(send("DELETE", "/auth/authorized_apps/" + URLEncoder.encode(id, StandardCharsets.UTF_8), login, "").statusCode()).isEqualTo(204);
        assertThat(mcp(access(issued)).statusCode()).isEqualTo(401);
        assertThat(get(browser, location(get(browser, authorize(id, WEB, verifier)))).statusCode()).as("asked again").isEqualTo(200);
    }

    // Floods and size

    @Test
    @Tag("B15")
    void registrationIsNotFlooded() throws Exception {
        String body = "{\"redirect_uris\":[\"" + REDIRECT + "\"]}";
        for (int i = 0; i < 200; i++) {
            assertThat(registration(body, "203.0.113.99").statusCode()).isEqualTo(201);
        }

        HttpResponse<String> answer = registration(body, "203.0.113.99");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(error(answer)).isEqualTo("temporarily_unavailable");
        assertThat(registration(body, "203.0.113.98").statusCode()).isEqualTo(201);
        for (int i = 0; i < 200; i++) {
            registration(body, "2001:db8::" + i);
        }
        assertThat(registration(body, "2001:db8::ffff").statusCode()).as("one household has a whole /64").isEqualTo(429);
    }

    @Test
    @Tag("B15")
    void inputBeyondItsSizeIsRefused() throws Exception {
        String huge = "x".repeat(20_000);

        assertThat(registration("{\"client_name\":\"" + huge + "\",\"redirect_uris\":[\"" + REDIRECT + "\"]}").statusCode()).isEqualTo(400);
        assertThat(registration(JSON.writeValueAsString(Map.of("redirect_uris", IntStream.range(0, 21).mapToObj(i -> "https://a.example/" + i).toList()))).statusCode()).isEqualTo(400);
        assertThat(registration("[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", huge))).isEqualTo("invalid_request");
        HttpResponse<String> form = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("client_id=" + clientId + "&state=" + huge))
                .build());
        assertThat(form.statusCode()).isEqualTo(413);
        String longState = authorize(clientId, REDIRECT, new CodeVerifier()).replace(form("state", STATE), "state=" + "s".repeat(2001));
        assertThat(answer(get(browser, longState))).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @Test
    @Tag("B11")
    void parametersThatAreRepeatedAreNotChosenFrom() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        String good = form("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue());

        for (String repeated : List.of("grant_type=refresh_token", "client_id=" + register("Other"), "code=other", "redirect_uri=https%3A%2F%2Fevil.example", "code_verifier=" + new CodeVerifier().getValue(), "code=" + code)) {
            HttpResponse<String> answer = tokenForm(good + "&" + repeated);
            assertThat(answer.statusCode()).as(repeated).isIn(400, 401);
        }
    }

    // Confidential clients and revocation

    @Test
    @Tag("B17")
    @Tag("A17")
    void confidentialClientIsNotUsedWithoutItsSecretNorByAnotherUser() throws Exception {
        HttpResponse<String> made = send("POST", "/auth/clients", login, "{\"name\":\"Job\",\"redirect_uris\":[],\"access\":\"read\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode client = JSON.readTree(made.body());
        String id = client.get("client_id").asText();
        String secret = client.get("client_secret").asText();
        assertThat(call("/auth/clients", login).body()).contains(id).doesNotContain(secret).doesNotContain("secret");

        HttpResponse<String> inBody = token("grant_type", "client_credentials", "client_id", id, "client_secret", secret, "resource", issuer + "/mcp");
        HttpResponse<String> inHeader = clientCredentials(id, secret);
        assertThat(inBody.statusCode()).as(inBody.body()).isEqualTo(200);
        assertThat(inHeader.statusCode()).as(inHeader.body()).isEqualTo(200);
        assertThat(JSON.readTree(inHeader.body()).has("refresh_token")).isFalse();
        assertThat(mcp(access(inHeader)).statusCode()).isEqualTo(200);

        HttpResponse<String> wrong = clientCredentials(id, "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(error(wrong)).isEqualTo("invalid_client");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(error(token("grant_type", "client_credentials", "client_id", id))).isEqualTo("invalid_client");
        assertThat(error(token("grant_type", "client_credentials", "client_id", clientId))).isIn("unauthorized_client", "invalid_client");

        createUser("mallory@example.com");
        String mallory = login("mallory@example.com", FULL_PASSWORD);
        String path = "/auth/clients/" + client.get("id").asText();
        assertThat(call("/auth/clients", mallory).body()).doesNotContain(id);
        assertThat(send("POST", path + "/rotate_secret", mallory, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", path, mallory, "").statusCode()).isEqualTo(404);
        assertThat(call("/api/admin/clients", mallory).statusCode()).isEqualTo(403);
        assertThat(send("POST", path.replace("/auth/", "/api/admin/") + "/rotate_secret", mallory, "").statusCode()).isEqualTo(403);

        HttpResponse<String> rotated = send("POST", path + "/rotate_secret", login, "");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(clientCredentials(id, secret).statusCode()).as("the old secret").isEqualTo(401);
        assertThat(mcp(access(inHeader)).statusCode()).as("a token got with the old secret").isEqualTo(401);
        String current = JSON.readTree(rotated.body()).get("client_secret").asText();
        String access = access(clientCredentials(id, current));
        assertThat(send("DELETE", path.replace("/auth/", "/api/admin/"), login, "").statusCode()).isEqualTo(204);
        assertThat(mcp(access).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B18")
    void revocationByAnotherClientEndsNothingAndTellsNothing() throws Exception {
        JsonNode tokens = tokens();
        HttpResponse<String> byThief = revoke(tokens.get("refresh_token").asText(), register("Thief"));
        HttpResponse<String> ofNothing = revoke("unknown", clientId);
        assertThat(byThief.statusCode()).isEqualTo(ofNothing.statusCode()).isEqualTo(200);
        assertThat(byThief.body()).isEqualTo(ofNothing.body());
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertThat(revoke(tokens.get("refresh_token").asText(), clientId).statusCode()).isEqualTo(200);

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }
}
