package io.mcphub.ui.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolFieldTest {
    private static final String SCHEMA = """
            {"type":"object","required":["text"],"properties":{
              "limit":{"type":"integer"},"deep":{"type":"boolean"},"order":{"type":"string","enum":["up","down"]},
              "names":{"type":"array","items":{"type":"string"}},"options":{"type":"object"},
              "text":{"type":"string","description":"What to say, such as hello"}}}""";

    @Test
    void fieldsWhenMadeFromASchemaThenNeededOnesComeFirst() throws Exception {
        assertThat(fields(Map.of())).extracting(ToolField::name).startsWith("text").hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "limit;5;5", "deep;true;true", "order;down;\"down\"", "names;a\\n\\n b ;[\"a\",\"b\"]", "options;{\"a\":1};{\"a\":1}", "text;{\"a\":1};\"{\\\"a\\\":1}\""
    })
    void valueWhenTypedThenHasTheTypeOfTheSchema(String name, String typed, String json) throws Exception {
        assertThat(arguments(Map.of(name, typed.replace("\\n", "\n")))).isEqualTo(Json.mapper().readTree("{\"" + name + "\":" + json + "}"));
    }

    @Test
    void valueWhenEmptyThenIsLeftOut() throws Exception {
        assertThat(arguments(Map.of("text", " ", "limit", ""))).isEmpty();
    }

    @Test
    void valueWhenItCannotBeReadThenNamesTheArgument() {
        assertThatThrownBy(() -> arguments(Map.of("limit", "five"))).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.publicDetail()).isEqualTo("limit must be JSON of the type integer."));
    }

    @Test
    void exampleWhenTheDescriptionNamesOneThenUsesIt() throws Exception {
        assertThat(fields(Map.of()).get(0).example().asText()).isEqualTo("hello");
    }

    private static ObjectNode arguments(Map<String, String> typed) throws Exception {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        fields(typed).forEach(field -> field.into(arguments));
        return arguments;
    }

    private static List<ToolField> fields(Map<String, String> typed) throws Exception {
        return ToolField.of((ObjectNode) Json.mapper().readTree(SCHEMA), name -> typed.getOrDefault(name, ""));
    }
}
