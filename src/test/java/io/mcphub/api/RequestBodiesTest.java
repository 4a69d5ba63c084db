package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.testing.RestDoor;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the body of every endpoint, found in the applications: a new one is tested without being named. */
class RequestBodiesTest {
    private static final List<Application> APPLICATIONS = List.of(new AuthApplication(), new AdminApplication(), new IntegrationsApplication(), new ConfigApplication());
    private static final Map<Class<?>, RestDoor> DOORS = Map.of(
            AuthApplication.class, RestDoor.of(APPLICATIONS.get(0)),
            AdminApplication.class, RestDoor.of(APPLICATIONS.get(1)),
            IntegrationsApplication.class, RestDoor.of(APPLICATIONS.get(2)));

    /** A method of a resource that takes a body. */
    record Endpoint(Class<?> application, String method, String path, Class<?> body, boolean required) {
        RestDoor.Answer send(String body) {
            return DOORS.get(application).send(method, path, body);
        }

        @Override
        public String toString() {
            return method + " " + path + " of " + application.getSimpleName();
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void bodyWhenAMemberIsUnknownThenRefusedAndNamed(Endpoint endpoint) {
        RestDoor.Answer answer = endpoint.send("{\"no_such_member\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("no_such_member");
        assertThat(answer.detail()).startsWith("There is no such member here. The members are ");
    }

    @ParameterizedTest
    @MethodSource("open")
    void bodyWhenAMemberIsCalledLikeTheCollectorOfMembersThenRefusedAndNamed(Endpoint endpoint) {
        String collector = Arrays.stream(components(endpoint)).filter(RequestBodiesTest::collects).map(RequestBodiesTest::member).findAny().orElseThrow();
        for (String value : List.of("null", "1", "\"x\"", "{}", "{\"a\":\"x\"}", "{\"a\":{\"b\":1}}")) {
            RestDoor.Answer answer = endpoint.send("{\"" + collector + "\":" + value + ",\"token\":\"a\",\"other\":\"b\"}");

            assertThat(answer.status()).as(value).isEqualTo(422);
            assertThat(answer.field()).as(value).isEqualTo(collector);
            assertThat(answer.detail()).as(value).isEqualTo("There is no such member here. Leave it out.");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void bodyWhenNotOneObjectThenUnreadable(Endpoint endpoint) {
        for (String body : List.of("null", "[]", "[{}]", "\"x\"", "1", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":\"\u0000\"}", "{\"a\":NaN}", "\uFEFFx")) {
            RestDoor.Answer answer = endpoint.send(body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.text()).as(body).contains("/problems#unreadable", "The body is not a JSON object.").doesNotContain("jackson", "java");
        }
    }

    @ParameterizedTest
    @MethodSource("required")
    void bodyWhenThereIsNoneThenUnreadable(Endpoint endpoint) {
        assertThat(endpoint.send("").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("withRequiredMembers")
    void bodyWhenAMemberIsMissingThenInvalidAndNamed(Endpoint endpoint) {
        RestDoor.Answer answer = endpoint.send("{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).isEqualTo(answer.field() + " is missing.");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void memberWhenOfAKindThatFitsNothingThenInvalidAndNamed(Endpoint endpoint) {
        for (RecordComponent component : components(endpoint)) {
            for (String value : List.of("[[]]", "[null]", "{\"a\":[]}")) {
                String member = member(component);
                RestDoor.Answer answer = endpoint.send("{\"" + member + "\":" + value + "}");

                assertThat(answer.status()).as(member + " " + value).isEqualTo(422);
                assertThat(answer.field()).as(member + " " + value).isIn(member, "a");
                assertThat(answer.detail()).as(member + " " + value).isNotEmpty().doesNotContain("jackson", "java", "deserialize");
            }
        }
    }

    @Test
    void endpointsWhenFoundThenThoseOfAllDoors() {
        assertThat(endpoints()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(open()).hasSize(2);
        assertThat(withRequiredMembers()).hasSizeGreaterThanOrEqualTo(10);
    }

    static Stream<Endpoint> endpoints() {
        return APPLICATIONS.stream().flatMap(application -> application.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> endpoint(application.getClass(), type, method))));
    }

    static Stream<Endpoint> closed() {
        return endpoints().filter(endpoint -> Arrays.stream(components(endpoint)).noneMatch(RequestBodiesTest::collects));
    }

    /** Those where the core knows the members. */
    static Stream<Endpoint> open() {
        return endpoints().filter(endpoint -> Arrays.stream(components(endpoint)).anyMatch(RequestBodiesTest::collects));
    }

    static Stream<Endpoint> required() {
        return endpoints().filter(Endpoint::required);
    }

    static Stream<Endpoint> withRequiredMembers() {
        return endpoints().filter(endpoint -> Arrays.stream(components(endpoint)).anyMatch(component -> component.getAccessor().isAnnotationPresent(NotNull.class)));
    }

    private static RecordComponent[] components(Endpoint endpoint) {
        return endpoint.body().getRecordComponents();
    }

    private static Stream<Endpoint> endpoint(Class<?> application, Class<?> resource, Method method) {
        Stream<String> verb = Arrays.stream(method.getAnnotations()).map(a -> a.annotationType().getAnnotation(HttpMethod.class)).filter(a -> a != null).map(HttpMethod::value);
        String path = (path(resource.getAnnotation(Path.class)) + "/" + path(method.getAnnotation(Path.class))).replaceAll("\\{[^}]*}", "x").replaceAll("^/+|/+$", "");
        return verb.flatMap(v -> Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getType().isRecord())
                .map(parameter -> new Endpoint(application, v, path, parameter.getType(), required(parameter))));
    }

    private static boolean required(Parameter parameter) {
        return parameter.isAnnotationPresent(NotNull.class);
    }

    private static boolean collects(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }

    private static String member(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : named.value();
    }

    private static String path(Path path) {
        return path == null ? "" : path.value();
    }
}
