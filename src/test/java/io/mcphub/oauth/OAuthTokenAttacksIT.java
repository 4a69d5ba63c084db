package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attacks with tokens: reuse, wider scopes, other audiences and other doors. */
class OAuthTokenAttacksIT extends OAuthAttacks {
    // Refresh tokens

    @Test
    @Tag("B12")
    void refreshTokenReusedEndsItsFamily() throws Exception {
        JsonNode first = tokens();
        JsonNode second = JSON.readTree(refresh(first.get("refresh_token").asText()).body());

        JsonNode third = JSON.readTree(refresh(second.get("refresh_token").asText()).body());

        assertInvalidGrant(refresh(first.get("refresh_token").asText()));

        assertInvalidGrant(refresh(third.get("refresh_token").asText()));
        assertThat(mcp(third.get("access_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B12")
    void refreshTokenRacedByTwoGivesOneSuccessor() throws Exception {
        String refreshToken = tokens().get("refresh_token").asText();

        List<HttpResponse<String>> answers = atOnce(2, () -> refresh(refreshToken));

        List<HttpResponse<String>> good = answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(good).hasSize(1);
        JsonNode successor = JSON.readTree(good.get(0).body());
        assertThat(mcp(successor.get("access_token").asText()).statusCode()).as("the loser ended nothing").isEqualTo(200);
        assertThat(refresh(successor.get("refresh_token").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("B12")
    void refreshTokenIsNotUsedByAnotherClient() throws Exception {
        String refreshToken = tokens().get("refresh_token").asText();

        assertInvalidGrant(token("grant_type", "refresh_token", "client_id", register("Thief"), "refresh_token", refreshToken));
        assertThat(refresh(refreshToken).statusCode()).as("and the thief did not use it up").isEqualTo(200);
    }

    @Test
    @Tag("B12")
    @Tag("X8")
    void scopeIsNotWidenedByRefreshing() throws Exception {
        JsonNode tokens = tokens("mcp:read");
        assertThat(tokens.get("scope").asText()).isEqualTo("mcp:read");

        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens.get("refresh_token").asText(), "scope", "mcp"))).isEqualTo("invalid_scope");
        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens.get("refresh_token").asText(), "scope", "admin"))).isEqualTo("invalid_scope");
    }

    @Test
    @Tag("B9")
    void audienceIsNotWidenedByAnyRequest() throws Exception {
        for (String resource : List.of("https://other.example/mcp", issuer, issuer + "/api", issuer + "/mcp#x", issuer + "/mcp?x", issuer + "/mcp/../api", "mcp")) {
            String path = authorize(clientId, REDIRECT, new CodeVerifier()).replaceAll("&resource=[^&]*", "") + "&" + form("resource", resource);
            assertThat(answer(get(browser, path))).as(resource).containsEntry("error", "invalid_target").containsEntry("iss", issuer);
            assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens().get("refresh_token").asText(), "resource", resource))).as(resource).isEqualTo("invalid_target");
        }
        String two = authorize(clientId, REDIRECT, new CodeVerifier()) + "&" + form("resource", "https://other.example/mcp");
        assertThat(answer(get(browser, two))).containsEntry("error", "invalid_target");
    }

    // What a token opens

    @Test
    @Tag("A13")
    @Tag("A14")
    void tokenOfAnAiClientOpensNoOtherDoor() throws Exception {
        String access = tokens().get("access_token").asText();

        for (String path : List.of("/auth/me", "/auth/personal_tokens", "/auth/clients", "/auth/authorized_apps", "/integrations", "/config/mcp", "/api/audit", "/api/admin/users", "/api/admin/settings", "/api/admin/clients", "/metrics")) {
            assertThat(call(path, access).statusCode()).as(path).isIn(401, 403);
        }
        assertThat(send("POST", "/auth/personal_token", access, "{\"name\":\"x\"}").statusCode()).isEqualTo(401);
        assertThat(call("/connections", access).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("A13")
    void tokenForAnotherDoorDoesNotOpenMcp() throws Exception {
        assertThat(mcp(login).statusCode()).isEqualTo(401);
        assertThat(mcp(tokens().get("refresh_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("A7")
    @Tag("A12")
    void tokenThatIsForgedIsRefusedOnEveryMethod() throws Exception {
        String[] parts = tokens().get("access_token").asText().split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));

        for (String token : List.of(none + "." + parts[1] + ".", parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1] + "." + "A".repeat(86), "x")) {
            for (String method : List.of("POST", "GET", "DELETE")) {
                HttpResponse<String> answer = send(method, "/mcp", token, method.equals("POST") ? "{}" : "");
                assertThat(answer.statusCode()).as(method).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"").contains("resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\"");
            }
        }
    }

    @Test
    @Tag("A14")
    void secretInTheQueryIsNeitherReadNorLogged() throws Exception {
        JsonNode tokens = tokens();
        String refreshToken = tokens.get("refresh_token").asText();
        for (String path : List.of("/oauth/token", "/token", "/oauth/revoke", "/oauth/authorize")) {
            HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve(path + "?" + form("grant_type", "refresh_token", "client_id", clientId, "token", refreshToken, "refresh_token", refreshToken)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
        }

        assertThat(hub.stdout() + hub.stderr()).doesNotContain(refreshToken);
        assertThat(refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("A14")
    void tokenInTheQueryOrABodyIsNotRead() throws Exception {
        String access = tokens().get("access_token").asText();

        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp?access_token=" + access))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).as("no credentials at all: no error (RFC 6750 §3.1)").contains("scope=\"mcp\"").doesNotContain("error=");
    }

    @Test
    @Tag("A9")
    @Tag("A15")
    @Tag("X8")
    void writingWithATokenThatMayOnlyReadIsRefusedAndTheNeededScopeNamed() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        String read = tokens("mcp:read").get("access_token").asText();
        assertThat(JSON.readTree(mcp(read).body()).at("/result/tools").findValuesAsText("name")).as("still listed").contains("slack_messages_post");

        HttpResponse<String> answer = send("POST", "/mcp", read, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.post\",\"arguments\":{\"channel\":\"C1\",\"text\":\"x\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        String around = send("POST", "/mcp", read, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.tools.call\",\"arguments\":{\"name\":\"slack.messages.post\",\"arguments\":{\"channel\":\"C1\",\"text\":\"x\"}}}}").body();
        assertThat(around).as("nor around the door").containsAnyOf("\"isError\":true", "\"error\"");
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/conversations.info")));
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"insufficient_scope\"").contains("scope=\"mcp\"").contains("resource_metadata=");
    }

    @Test
    @Tag("X8")
    void writingThatThePersonDidNotAllowIsHidden() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        CodeVerifier verifier = new CodeVerifier();
        String narrowed = access(redeem(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of(), "integration", "slack", "read_only", "1")).get("code"), verifier));
        String without = access(redeem(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of())).get("code"), verifier));

        assertThat(JSON.readTree(mcp(narrowed).body()).at("/result/tools").findValuesAsText("name")).contains("slack_channels_list").doesNotContain("slack_messages_post");
        assertThat(JSON.readTree(mcp(without).body()).at("/result/tools").findValuesAsText("name")).as("Slack was left out").noneMatch(name -> name.startsWith("slack_"));
    }
}
