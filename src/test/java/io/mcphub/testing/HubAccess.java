package io.mcphub.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who is signed in to a fresh hub, and what a client needs of them. */
public final class HubAccess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubProcess hub;
    private final String login;

    private HubAccess(HubProcess hub, String login) {
        this.hub = hub;
        this.login = login;
    }

    /** The first admin. */
    public static HubAccess signIn(HubProcess hub) throws Exception {
        return signIn(hub, hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow());
    }

    /** Somebody else, who signs in too. */
    public HubAccess newUser(String email) throws Exception {
        String password = passwordOf(email);
        call("POST", "/api/admin/users", JSON.createObjectNode().put("email", email).put("password", password).toString());
        return signIn(hub, email, password);
    }

    private static HubAccess signIn(HubProcess hub, String email, String password) throws Exception {
        String body = JSON.createObjectNode().put("email", email).put("password", password).toString();
        JsonNode answer = send(hub, HttpRequest.newBuilder(hub.uri().resolve("/auth/login")).POST(HttpRequest.BodyPublishers.ofString(body)));
        return new HubAccess(hub, answer.get("access_token").asText());
    }

    /** A new personal token that may do everything. */
    public String personalToken(String name) throws Exception {
        return call("POST", "/auth/personal_token", JSON.createObjectNode().put("name", name).toString()).get("token").asText();
    }

    /** Connects an account by its token. */
    public void connect(String integration, String token) throws Exception {
        call("PUT", "/integrations/" + integration + "/token", JSON.createObjectNode().put("token", token).toString());
    }

    /** A document of the REST API. */
    public JsonNode get(String path) throws Exception {
        return send(hub, HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer " + login));
    }

    /** What {@link #newUser} gives a person as a password. */
    public static String passwordOf(String email) {
        return "a password of " + email;
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        return send(hub, HttpRequest.newBuilder(hub.uri().resolve(path))
                .header("Authorization", "Bearer " + login)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HubProcess hub, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = hub.send(request.header("Content-Type", "application/json").build());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
