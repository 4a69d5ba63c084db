package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {
    @Test
    void documentWhenInputInvalidThenNamesTheField() {
        JsonNode document = Json.tree(ProblemDocument.of("http://hub", HubException.invalid("email", "email is not an address.")));

        assertThat(document.get("status").asInt()).isEqualTo(422);
        assertThat(document.get("field").asText()).isEqualTo("email");
        assertThat(document.get("type").asText()).isEqualTo("http://hub/problems#invalid-input");
    }

    @Test
    void documentWhenContainerAnsweredThenHasTypeOfTheStatus() {
        assertThat(ProblemDocument.ofStatus("http://hub", 404).type()).isEqualTo("http://hub/problems#not-found");
        assertThat(ProblemDocument.ofStatus("http://hub", 418).type()).isEqualTo("about:blank");
    }
}
