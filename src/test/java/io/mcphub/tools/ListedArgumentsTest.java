package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedArgumentsTest {
    private final ListedArguments list = ListedArguments.of("t", json("{'project':'7','search':'log','limit':1,'format':'csv','direct_only':true}"), Set.of("project"), Instant.EPOCH);

    @Test
    void continuingWhenOptionalOnesAreLeftOutThenTheyAreAsBefore() {
        assertThat(list.continuing(json("{'project':'7','cursor':'c'}"))).isEqualTo(json("{'search':'log','direct_only':true,'project':'7','cursor':'c'}"));
    }

    @Test
    void continuingWhenRepeatedThenAccepted() {
        assertThat(list.continuing(json("{'project':'7','search':'log','direct_only':true}"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'project':'7','limit':50}", "{'project':'7','format':'markdown'}", "{'project':'7','account':'work'}"})
    void continuingWhenOnlyTheAmountOrFormDiffersThenAccepted(String arguments) {
        assertThat(list.continuing(json(arguments)).path("search").asText()).isEqualTo("log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'project':'8'}", "{'project':'7','search':'other'}", "{'project':'7','direct_only':false}", "{'project':'7','status':'open'}"})
    void continuingWhenAnArgumentDiffersThenInvalidInput(String arguments) {
        assertThat(catchThrowableOfType(HubException.class, () -> list.continuing(json(arguments))).publicDetail()).contains("start again without a cursor");
    }

    @Test
    void continuingWhenARequiredOneIsMissingThenItIsAskedFor() {
        assertThat(catchThrowableOfType(HubException.class, () -> list.continuing(json("{'search':'log'}"))).publicDetail()).startsWith("Repeat project");
    }

    @Test
    void continuingWhenOneHadNoRoomThenItIsAskedFor() {
        String search = "{'search':'" + "x".repeat(200) + "','status':'open'}";
        ListedArguments shorter = ListedArguments.of("t", json(search), Set.of(), Instant.EPOCH).shorter().orElseThrow();

        assertThat(catchThrowableOfType(HubException.class, () -> shorter.continuing(json("{}"))).publicDetail()).startsWith("Repeat search");
        assertThat(shorter.continuing(json(search))).isEqualTo(json(search));
    }

    @Test
    void shorterWhenADigestWouldSaveNothingThenEmpty() {
        assertThat(ListedArguments.of("t", json("{'open':true,'ids':[1]}"), Set.of(), Instant.EPOCH).shorter()).isEmpty();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }
}
