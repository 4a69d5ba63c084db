package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;

/**
 * Attacks on the authorization server, over HTTP against the real jar. Each test is named after what it forbids and fails if the
 * attack works. Its tags are numbers of {@link NumberedObligationsTest}. All classes share one hub without a grace period for refresh tokens,
 * so that every reuse counts.
 */
abstract class OAuthAttacks extends OAuthConversation {
    static final String WEB = "https://app.example/callback";
    static final String FULL_PASSWORD = "a-long-password-of-somebody";

    final WireMockServer world = SlackWire.take();
    String login;

    @BeforeAll
    @Override
    void join() throws Exception {
        super.join();
        login = SharedHub.LOCAL.admin().login();
    }

    /** Each from another address, because registrations are limited. */
    HttpResponse<String> registration(String body) throws Exception {
        return registration(body, stranger());
    }

    HttpResponse<String> registration(String body, String address) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/register"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode tokens(String scope) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(browser, location(get(browser, authorize(clientId, REDIRECT, verifier) + "&" + form("scope", scope))));
        return JSON.readTree(redeem(answer(submit(browser, page, "form:allow", Map.of(), "integration", "slack")).get("code"), verifier).body());
    }

    HttpResponse<String> tokenForm(String form) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> clientCredentials(String id, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString(form("grant_type", "client_credentials", "resource", issuer + "/mcp")))
                .build());
    }

    HttpResponse<String> revoke(String token, String client) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/revoke"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form("token", token, "client_id", client)))
                .build());
    }

    HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path)).header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        if (!token.isEmpty() || path.equals("/mcp")) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest.BodyPublisher content = method.equals("GET") || body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return hub.send(request.method(method, content).build());
    }

    String login(String email, String password) throws Exception {
        HttpResponse<String> answer = loginFrom("198.51.100.1", email, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    HttpResponse<String> loginFrom(String address, String email, String password) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("email", email, "password", password))))
                .build());
    }

    String createUser(String email) throws Exception {
        HttpResponse<String> made = send("POST", "/api/admin/users", login, JSON.writeValueAsString(Map.of("email", email, "password", FULL_PASSWORD)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).get("id").asText();
    }

    static String metadata(String id, String name, String redirectUri) throws Exception {
        return JSON.writeValueAsString(new java.util.TreeMap<>(Map.of("client_id", id, "client_name", name, "redirect_uris", List.of(redirectUri), "grant_types", List.of("authorization_code", "refresh_token"))));
    }

    static void assertPageWithoutRedirect(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 429, 502, 503);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    static String error(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body()).path("error").asText();
    }

    static String access(HttpResponse<String> issued) throws Exception {
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        return JSON.readTree(issued.body()).get("access_token").asText();
    }

    interface Attempt {
        HttpResponse<String> make() throws Exception;
    }

    static List<HttpResponse<String>> atOnce(int times, Attempt attempt) {
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            running.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return attempt.make();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }
}
