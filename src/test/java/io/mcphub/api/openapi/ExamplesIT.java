package io.mcphub.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.SharedHub;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description at {@code /openapi} is true: each of its examples is sent, and answered as it says; so are the refusals that it names for all operations of a kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesIT {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final HubProcess hub = SharedHub.LOCAL.process();
    private JsonNode document;
    private ExampleWorld world;

    @BeforeAll
    void read() throws Exception {
        document = Json.read(send("GET", "/openapi?format=json", null, SharedHub.LOCAL.admin().login()).body());
        world = new ExampleWorld();
    }

    /** An operation of the document. */
    record Described(String verb, String path, JsonNode operation) {
        boolean needsLogin() {
            return operation.has("security");
        }

        boolean hasBody() {
            return operation.at("/requestBody/content").has("application/json");
        }

        boolean isForPages() {
            return path.endsWith("/connect") || path.endsWith("/callback") || path.equals("/oauth/authorize");
        }

        /** With its query, if the document has an example of one. */
        String example() {
            List<String> query = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.has("example")) {
                    query.add(parameter.get("name").asText() + "=" + parameter.get("example").asText());
                }
            });
            return query.isEmpty() ? path : path + "?" + String.join("&", query);
        }

        List<String> statuses() {
            List<String> all = new ArrayList<>();
            operation.path("responses").fieldNames().forEachRemaining(all::add);
            return all;
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    Stream<Described> operations() {
        Map<String, Described> all = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            Described described = new Described(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue());
            all.put(described.toString(), described);
        }));
        assertThat(all).hasSizeGreaterThan(60);
        return all.values().stream();
    }

    /** Without those that need a browser: what begins or ends at a page, and the end of a session or app that only a browser can begin ({@code OAuthFlowIT}, {@code TokensPagesIT}). */
    Stream<Described> answered() {
        return operations().filter(operation -> !operation.isForPages() && !List.of("/auth/sessions/{id}", "/auth/authorized_apps/{client_id}").contains(operation.path()));
    }

    Stream<Described> closed() {
        return operations().filter(Described::needsLogin);
    }

    Stream<Described> withBody() {
        return closed().filter(Described::hasBody);
    }

    Stream<Described> ofAdmins() {
        return closed().filter(operation -> operation.path().startsWith("/api/admin"));
    }

    Stream<Described> ofOneObject() {
        return closed().filter(operation -> operation.path().endsWith("}"));
    }

    @ParameterizedTest
    @MethodSource("answered")
    void exampleWhenSentThenAnsweredAsTheDocumentSays(Described operation) throws Exception {
        ExampleWorld.Sent sent = world.prepare(operation);
        HttpResponse<String> answer = send(operation.verb(), sent.path(), sent.body(), sent.login(), sent.contentType());

        Optional<String> success = operation.statuses().stream().filter(status -> status.equals(String.valueOf(answer.statusCode())) && status.startsWith("2")).findFirst();
        assertThat(success).as(answer.statusCode() + " " + answer.body()).isPresent();
        JsonNode schema = operation.operation().at("/responses/" + answer.statusCode() + "/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertThat(new SchemaCheck(document).faults(schema, Json.read(answer.body()))).as(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void operationWhenSentWithoutALoginThen401(Described operation) throws Exception {
        HttpResponse<String> answer = send(operation.verb(), concrete(operation), operation.hasBody() ? "{}" : null, null);

        assertProblem(answer, 401);
        assertThat(operation.statuses()).contains("401");
    }

    @ParameterizedTest
    @MethodSource("ofAdmins")
    void operationOfAdminsWhenSentBySomebodyElseThen403(Described operation) throws Exception {
        assertProblem(send(operation.verb(), concrete(operation), operation.hasBody() ? example(operation) : null, world.person().login()), 403);
        assertThat(operation.statuses()).contains("403");
    }

    @ParameterizedTest
    @MethodSource("ofOneObject")
    void objectWhenThereIsNoneThen404(Described operation) throws Exception {
        String login = operation.path().startsWith("/api/admin") ? SharedHub.LOCAL.admin().login() : world.person().login();

        assertProblem(send(operation.verb(), concrete(operation), operation.hasBody() ? example(operation) : null, login), 404);
        assertThat(operation.statuses()).contains("404");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void bodyWhenAMemberIsUnknownOrItIsNoJsonThen422And400(Described operation) throws Exception {
        String login = operation.path().startsWith("/api/admin") ? SharedHub.LOCAL.admin().login() : world.person().login();
        String unknown = Json.write(((ObjectNode) Json.read(example(operation))).put("no_such_member", 1));

        assertProblem(send(operation.verb(), concrete(operation), "{", login), 400);
        // The one body whose other members are those that a connector declares.
        if (!operation.path().endsWith("/token")) {
            HttpResponse<String> refused = send(operation.verb(), concrete(operation), unknown, login);
            assertProblem(refused, 422);
            assertThat(Json.read(refused.body()).path("field").asText()).isEqualTo("no_such_member");
        }
        assertThat(operation.statuses()).contains("400", "422");
    }

    private static String concrete(Described operation) {
        return operation.example().replace("{integration}", "slack").replaceAll("\\{[^}]+}", NOBODY);
    }

    private static String example(Described operation) {
        return Json.write(operation.operation().at("/requestBody/content/application~1json/example"));
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.read(answer.body()).path("detail").asText()).isNotBlank();
    }

    private HttpResponse<String> send(String verb, String path, String body, String login) throws Exception {
        return send(verb, path, body, login, "application/json");
    }

    private HttpResponse<String> send(String verb, String path, String body, String login, String contentType) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path));
        Optional.ofNullable(login).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        return hub.send(request.method(verb, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build());
    }
}
