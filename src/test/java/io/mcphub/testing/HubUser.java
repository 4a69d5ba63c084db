package io.mcphub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A person at the REST API of a running hub. */
public final class HubUser {
    /** What everybody but the first admin signs in with. */
    public static final String PASSWORD = "a long enough secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubProcess hub;
    private final String email;
    private final String login;
    private final String id;

    private HubUser(HubProcess hub, String email, String login, String id) {
        this.hub = hub;
        this.email = email;
        this.login = login;
        this.id = id;
    }

    /** The first admin, whose password the hub printed. */
    public static HubUser admin(HubProcess hub) {
        return signIn(hub, hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow(), "");
    }

    /** Somebody whose password is known. */
    public static HubUser signIn(HubProcess hub, String email, String password) {
        return signIn(hub, email, password, "");
    }

    /** A new person, entered by this admin. */
    public HubUser create(String email) {
        JsonNode created = send("POST", "/api/admin/users", JSON.createObjectNode().put("email", email).put("password", PASSWORD).put("role", "user").toString(), 201);
        return signIn(hub, email, PASSWORD, created.get("id").asText());
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** The login token. */
    public String login() {
        return login;
    }

    /** A new personal access token: its value. */
    public String token(String name) {
        return send("POST", "/auth/personal_token", JSON.createObjectNode().put("name", name).toString(), 201).get("token").asText();
    }

    /** As {@link #token}, for a program: it is shown all tools, and gets structured content. */
    public String tokenOfProgram(String name) {
        return send("POST", "/auth/personal_token", JSON.createObjectNode().put("name", name).put("tools", "all").put("structured", true).toString(), 201).get("token").asText();
    }

    /** Connects an account by its token. */
    public void connect(String integration, String token) {
        send("PUT", "/integrations/" + integration + "/token", JSON.createObjectNode().put("token", token).toString(), 200);
    }

    /** A document of the REST API. */
    public JsonNode get(String path) {
        return send("GET", path, null, 200);
    }

    /** A request with this person's login token, and the JSON that it answers. */
    public JsonNode send(String method, String path, String body, int expected) {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve(path))
                .header("Authorization", "Bearer " + login)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return answer(hub, request, expected);
    }

    private static HubUser signIn(HubProcess hub, String email, String password, String id) {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.createObjectNode().put("email", email).put("password", password).toString()))
                .build();
        return new HubUser(hub, email, answer(hub, request, 200).get("access_token").asText(), id);
    }

    private static JsonNode answer(HubProcess hub, HttpRequest request, int expected) {
        try {
            HttpResponse<String> answer = hub.send(request);
            assertThat(answer.statusCode()).as(request.method() + " " + request.uri() + ": " + answer.body()).isEqualTo(expected);
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
