package io.mcphub.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What examples need before they can be sent: people, tokens, clients and accounts instead of those that the document invents. */
final class ExampleWorld {
    private static final String TOKEN = "xoxp-stand-in-of-the-examples";

    private final AtomicInteger names = new AtomicInteger();
    private final HubUser person;

    ExampleWorld() {
        SlackWire.take();
        person = SharedHub.LOCAL.person("examples");
    }

    /** A request. */
    record Sent(String path, @Nullable String body, @Nullable String login, String contentType) {}

    HubUser person() {
        return person;
    }

    /** The example of an operation, with everything that it is about. */
    Sent prepare(ExamplesIT.Described operation) {
        HubUser who = who(operation);
        String id = operation.path().contains("{") ? id(operation, who) : "";
        String path = operation.example().replace("{integration}", "slack").replaceAll("\\{[^}]+}", id);
        JsonNode json = operation.operation().at("/requestBody/content/application~1json/example");
        JsonNode form = operation.operation().at("/requestBody/content/application~1x-www-form-urlencoded/example");
        if (!form.isMissingNode()) {
            return new Sent(path, form((ObjectNode) form.deepCopy()), null, "application/x-www-form-urlencoded");
        }
        return new Sent(path, json.isMissingNode() ? null : Json.write(filled(operation, who, (ObjectNode) json.deepCopy())), operation.needsLogin() ? who.login() : null, "application/json");
    }

    /** What ends a sign-in or changes a password is for somebody whom nothing else needs. */
    private HubUser who(ExamplesIT.Described operation) {
        if (operation.path().startsWith("/api/admin")) {
            return SharedHub.LOCAL.admin();
        }
        boolean ends = operation.path().equals("/auth/change_password") || operation.toString().equals("DELETE /auth/sessions");
        return ends ? SharedHub.LOCAL.person("examples") : person;
    }

    private String id(ExamplesIT.Described operation, HubUser who) {
        String path = operation.path();
        if (path.contains("personal_tokens")) {
            return create(who, "/auth/personal_token", "{\"name\":\"" + fresh() + "\"}").path("id").asText();
        }
        if (path.contains("/clients")) {
            return client(who).path("id").asText();
        }
        if (path.contains("/conversations")) {
            return create(who, "/integrations/slack/conversations", "{\"way\":\"token\"}").path("id").asText();
        }
        if (path.contains("connections")) {
            return connection(person);
        }
        if (path.contains("invitations")) {
            return create(who, "/api/admin/invitations", "{\"email\":\"" + fresh() + "@example.com\"}").path("id").asText();
        }
        return path.contains("users") ? SharedHub.LOCAL.person("examples").id() : "slack";
    }

    private ObjectNode filled(ExamplesIT.Described operation, HubUser who, ObjectNode example) {
        example.properties().forEach(member -> member.setValue(switch (member.getKey()) {
            case "refresh_token" -> Json.tree(signIn().path("refresh_token").asText());
            case "email" -> Json.tree(operation.path().equals("/auth/login") ? person.email() : fresh() + "@example.com");
            case "token" -> Json.tree(TOKEN);
            case "values" -> Json.tree(Map.of("token", TOKEN));
            case "connection_id" -> Json.tree(connection(person));
            case "user_id" -> Json.tree(person.id());
            case "label" -> Json.tree(fresh());
            default -> member.getValue();
        }));
        if (operation.path().startsWith("/api/admin")) {
            // The admin has a generated password, and has just signed in.
            example.remove("current_password");
        }
        return example;
    }

    private String form(ObjectNode example) {
        JsonNode client = client(person);
        Map<String, String> values = Map.of("client_id", client.path("client_id").asText(), "client_secret", client.path("client_secret").asText());
        return example.properties().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(values.getOrDefault(field.getKey(), field.getValue().asText()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode client(HubUser who) {
        boolean admin = who != person;
        return create(who, admin ? "/api/admin/clients" : "/auth/clients", "{\"name\":\"" + fresh() + "\"" + (admin ? ",\"user_id\":\"" + person.id() + "\"" : "") + "}");
    }

    private String connection(HubUser who) {
        JsonNode slack = who.send("PUT", "/integrations/slack/token", "{\"token\":\"" + TOKEN + "\"}", 200);
        return slack.at("/connections/0/id").asText();
    }

    private JsonNode signIn() {
        return person.send("POST", "/auth/login", Json.write(Map.of("email", person.email(), "password", HubUser.PASSWORD)), 200);
    }

    private static JsonNode create(HubUser who, String path, String body) {
        return who.send("POST", path, body, 201);
    }

    private String fresh() {
        return "example-" + names.incrementAndGet() + "-" + ProcessHandle.current().pid();
    }
}
