package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.testing.ShippedClasses;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name for one thing in all answers of all integrations. */
class AnswerNamesTest {
    /** Members that say what happened when: a verb and {@code _at}; a message has {@code time} and {@code edited}. */
    private static final String MOMENT = "time|edited|since|last[A-Z]\\w+|\\w+At";

    private static void members(JsonNode schema, BiConsumer<String, JsonNode> seen) {
        schema.path("properties").properties().forEach(member -> {
            seen.accept(member.getKey(), member.getValue());
            members(member.getValue(), seen);
            members(member.getValue().path("items"), seen);
        });
    }

    private static Stream<RegisteredTool> tools() {
        return DeclaredTools.all().stream().filter(tool -> tool.outputSchema() != null);
    }

    @Test
    void linksWhenShownThenUrl() {
        assertThat(tools()).allSatisfy(tool -> members(tool.outputSchema(), (name, member) -> assertThat(name).as(tool.name()).isNotIn("link", "permalink", "href", "web_url")));
    }

    @Test
    void peopleWhenNamedThenUserNameBesideUserId() {
        assertThat(tools()).allSatisfy(tool -> members(tool.outputSchema(), (name, member) -> {
            boolean text = !member.path("type").asText().equals("object");
            assertThat(text && Set.of("user", "person").contains(name)).as(tool.name() + " " + name).isFalse();
        }));
    }

    @Test
    void whatIsMissingWhenSaidThenNote() {
        assertThat(tools()).allSatisfy(tool -> members(tool.outputSchema(), (name, member) -> {
            boolean note = member.path("description").asText().startsWith("What is missing");
            assertThat(note && !name.equals("note")).as(tool.name() + " " + name).isFalse();
        }));
    }

    @Test
    void mediaTypesWhenToldThenMimeType() {
        assertThat(tools()).allSatisfy(tool -> members(tool.outputSchema(), (name, member) -> assertThat(name).as(tool.name()).isNotIn("mimetype", "content_type", "media_type")));
    }

    @Test
    void momentsWhenToldThenTheVerbAndAt() {
        Set<String> names = new TreeSet<>();
        ShippedClasses.below("io.mcphub.integrations").stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Tool.class)).map(Method::getGenericReturnType).forEach(type -> moments(type, names));
        assertThat(names).contains("createdAt", "updatedAt", "time").allSatisfy(name -> assertThat(name).matches(MOMENT));
    }

    private static void moments(Type type, Set<String> names) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(element -> moments(element, names));
        } else if (type instanceof Class<?> record && record.isRecord()) {
            Arrays.stream(record.getRecordComponents()).forEach(component -> {
                if (component.getType() == Instant.class) {
                    names.add(component.getName());
                }
                moments(component.getGenericType(), names);
            });
        }
    }
}
