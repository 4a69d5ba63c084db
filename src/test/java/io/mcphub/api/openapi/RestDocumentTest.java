package io.mcphub.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/rest.md} is generated from the resources. {@code mvn test -Dtest=RestDocumentTest -Drest.document=write} writes it anew. */
class RestDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/rest.md");
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

                | request | what for | query | body | answer |
                |---|---|---|---|---|
                """);
        Map<String, OperationText> texts = OperationText.all();
        Map<String, String> rows = new TreeMap<>();
        RestOperation.of(OpenApiFilter.APPLICATIONS).forEach(operation -> rows.put(operation.path() + " " + operation.verb(), row(operation, texts.get(operation.name()))));
        rows.values().forEach(text::append);
        return text.toString();
    }

    private static String row(RestOperation operation, OperationText text) {
        String query = operation.queryParameters().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String body = operation.body().map(record -> members(record, true)).orElse("");
        return "| `" + operation.name() + "` | " + text.summary() + " | " + query + " | " + body + " | " + answer(operation, text) + " |\n";
    }

    private static String answer(RestOperation operation, OperationText text) {
        String status = operation.status() == 200 ? "" : operation.status() + " ";
        if (text.answer() != null) {
            return text.answer();
        }
        Type type = operation.answer();
        if (type instanceof ParameterizedType list) {
            return status + "list of " + members((Class<?>) list.getActualTypeArguments()[0], false);
        }
        return ((Class<?>) type).isRecord() ? status + members((Class<?>) type, false) : status.strip();
    }

    private static String members(Class<?> record, boolean markRequired) {
        return Arrays.stream(record.getRecordComponents()).map(component -> member(component, markRequired)).collect(Collectors.joining(", "));
    }

    private static String member(RecordComponent component, boolean markRequired) {
        if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class) || component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return "others by name";
        }
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return members(component.getType(), markRequired);
        }
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = "`" + (named == null || named.value().isEmpty() ? WIRE.translate(component.getName()) : named.value()) + "`";
        return markRequired && component.getAccessor().isAnnotationPresent(NotNull.class) ? "**" + name + "**" : name;
    }
}
