package io.mcphub.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What makes pages look lived in: an account, some calls, somebody who waits, an app that asks for access. */
final class Furniture {
    /** Stands for the address of a consent, which differs each time. */
    static final String CONSENT = "consent";
    /** Stands for the id of the member. */
    static final String MEMBER = "{member}";
    /** The one of RFC 7636, appendix B, whose challenge {@link #authorize} sends. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String REDIRECT = "https://app.example.com/callback";

    private final Portal portal = Portal.running();
    /** Has an address that is longer than its column. */
    final HubUser member = portal.person("ada.with-a-long-address.in-a-department");
    final HubUser newcomer = portal.person("newcomer");
    private final String client;

    Furniture() {
        portal.providers();
        member.connect("slack", "xoxp-stand-in-of-the-portal");
        String token = member.token("Cursor on my laptop");
        call(token, "slack.messages.post", Map.of("channel", "C000GENEX1", "text", "hello"));
        call(token, "slack.channels.list", Map.of());
        call(token, "slack.users.info", Map.of("user_id", "U000NOBODY"));
        signUp(Portal.fresh("waiting"));
        client = register("Example Chat");
    }

    /** The path of a page, made now where it has to be. */
    String path(PortalPage page) {
        return page.path().equals(CONSENT) ? authorize(client) : page.path().replace(MEMBER, member.id());
    }

    /** The browser becomes that of a reader. */
    void enter(Visitor visitor, PortalPage.Reader reader) {
        visitor.leave();
        switch (reader) {
            case NOBODY -> visitor.open("/login");
            case NEWCOMER -> visitor.signIn(newcomer);
            case MEMBER -> visitor.signIn(member);
            case ADMIN -> visitor.signInAsAdmin();
        }
    }

    /** Where an app sends a person to ask for access. */
    String authorize(String clientId) {
        return "/oauth/authorize?response_type=code&state=synthetic&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&client_id=" + clientId + "&redirect_uri=" + REDIRECT + "&resource=" + portal.address() + "/mcp";
    }

    /** A new app: its id. */
    String register(String name) {
        return send("/oauth/register", Map.of("client_name", name, "redirect_uris", List.of(REDIRECT), "grant_types", List.of("authorization_code", "refresh_token"), "token_endpoint_auth_method", "none")).get("client_id").asText();
    }

    private void signUp(String email) {
        send("/auth/signup", Map.of("email", email, "password", HubUser.PASSWORD));
    }

    /** Hands the code in that an app got: its access token. */
    String redeem(String clientId, String code) {
        String body = "grant_type=authorization_code&code=" + code + "&client_id=" + clientId + "&redirect_uri=" + REDIRECT + "&code_verifier=" + VERIFIER;
        return answer("/oauth/token", HttpRequest.newBuilder(portal.hub().uri().resolve("/oauth/token")).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body))).get("access_token").asText();
    }

    /** A call of a tool as an AI makes it: the whole answer. */
    JsonNode call(String token, String tool, Map<String, Object> arguments) {
        return send("/mcp", Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments)), "Authorization", "Bearer " + token);
    }

    private JsonNode send(String path, Map<String, Object> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.hub().uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(path, request);
    }

    private JsonNode answer(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = portal.hub().send(request.build());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? Json.read("null") : Json.read(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
