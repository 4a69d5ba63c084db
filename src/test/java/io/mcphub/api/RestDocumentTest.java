package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.mcphub.platform.rest.Accepted;
import io.mcphub.platform.rest.Created;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rest.md} is generated from the resources. {@code mvn test -Dtest=RestDocumentTest -Drest.document=write} writes it anew. */
class RestDocumentTest {
    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("docs/rest.md");
    private static final List<Application> APPLICATIONS = List.of(new AuthApplication(), new AdminApplication(), new IntegrationsApplication(), new ConfigApplication());
    private static final SnakeCaseStrategy WIRE = new SnakeCaseStrategy();

    @Test
    void documentWhenComparedThenSaysWhatTheResourcesTakeAndAnswer() throws IOException {
        String generated = document();
        if ("write".equals(System.getProperty("rest.document"))) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(Files.readString(DOCUMENT)).as("run mvn test -Dtest=RestDocumentTest -Drest.document=write").isEqualTo(generated);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # REST

                Generated from the code by `RestDocumentTest`; do not edit. Who is signed in reads the same with its schemas at `/docs` and `/redoc`, and tries it there.

                Send `Authorization: Bearer` with the `access_token` that `POST /auth/login` answers; it is good for 15 minutes, `POST /auth/refresh` gets the next one. Cookies open
                nothing here but downloads. Paths below `/api/admin` are for admins. Members in **bold** are required, unknown ones are refused. Times are ISO 8601. A refusal is a problem
                document with a type from [problems.md](problems.md).

                | request | query | body | answer |
                |---|---|---|---|
                """);
        Map<String, String> rows = new TreeMap<>();
        APPLICATIONS.forEach(application -> application.getClasses().forEach(resource -> rows(application, resource, rows)));
        rows.values().forEach(text::append);
        return text.toString();
    }

    private static void rows(Application application, Class<?> resource, Map<String, String> rows) {
        for (Method method : resource.getDeclaredMethods()) {
            Arrays.stream(method.getAnnotations()).map(a -> a.annotationType().getAnnotation(HttpMethod.class)).filter(verb -> verb != null).forEach(verb -> {
                String path = "/" + Stream.of(application.getClass().getAnnotation(ApplicationPath.class).value(), path(resource.getAnnotation(Path.class)), path(method.getAnnotation(Path.class)))
                        .filter(part -> !part.isEmpty()).collect(Collectors.joining("/")).replaceAll(": ?[^}]+", "");
                String row = "| `" + verb.value() + " " + path + "` | " + query(method) + " | " + body(method) + " | " + answer(method) + " |\n";
                rows.put(path + " " + verb.value(), row);
            });
        }
    }

    private static String path(Path annotation) {
        return annotation == null ? "" : annotation.value().replaceAll("^/|/$", "");
    }

    private static String query(Method method) {
        Stream<String> own = Arrays.stream(method.getParameters()).filter(p -> p.isAnnotationPresent(QueryParam.class)).map(p -> p.getAnnotation(QueryParam.class).value());
        Stream<String> grouped = Arrays.stream(method.getParameters()).filter(p -> p.isAnnotationPresent(BeanParam.class)).map(Parameter::getType)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields())).filter(field -> field.isAnnotationPresent(QueryParam.class)).map(field -> field.getAnnotation(QueryParam.class).value());
        return Stream.concat(own, grouped).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String body(Method method) {
        return Arrays.stream(method.getParameterTypes()).filter(Class::isRecord).map(RestDocumentTest::taken).collect(Collectors.joining());
    }

    private static String taken(Class<?> record) {
        return members(record, true);
    }

    private static String answer(Method method) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType later && later.getRawType() == CompletionStage.class) {
            type = later.getActualTypeArguments()[0];
        }
        String status = method.isAnnotationPresent(Created.class) ? "201 " : method.isAnnotationPresent(Accepted.class) ? "202 " : "";
        if (type instanceof ParameterizedType list) {
            return status + "list of " + members((Class<?>) list.getActualTypeArguments()[0], false);
        }
        Class<?> raw = (Class<?>) type;
        return raw == void.class || raw == Void.class ? "204" : raw.isRecord() ? status + members(raw, false) : "a file or a redirect";
    }

    private static String members(Class<?> record, boolean markRequired) {
        return Arrays.stream(record.getRecordComponents()).map(component -> member(component, markRequired)).collect(Collectors.joining(", "));
    }

    private static String member(RecordComponent component, boolean markRequired) {
        if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class) || component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return "others by name";
        }
        String name = "`" + WIRE.translate(component.getName()) + "`";
        return markRequired && component.getAccessor().isAnnotationPresent(NotNull.class) ? "**" + name + "**" : name;
    }
}
