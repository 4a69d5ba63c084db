package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.tools.DeclaredTools;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Times;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Understood;
import io.mcphub.tools.calls.TestArguments;
import io.mcphub.tools.calls.ToolBench;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that contain times name the zone once. */
class AnswerTimesTest {
    private static final String WINTER = "2026-01-15T23:30:00Z";

    record In(@Description("Moments") @Nullable List<Instant> moments) {}

    record Row(String text, @Nullable Instant time) {}

    record Page(@Rows List<Row> rows, @Nullable Instant latest) {}

    @ToolsOf("slack")
    public static class Tools {
        @Tool(name = "slack.things.list", title = "Things", description = "Lists.", effect = Effect.READ)
        public Page list(In in, Credential slack) {
            return new Page(in.moments().stream().map(moment -> new Row(WINTER, moment)).toList(), null);
        }

        @Tool(name = "slack.things.get", title = "Thing", description = "Gets.", effect = Effect.READ)
        public Page get(In in, Credential slack) {
            Understood.note("since", WINTER);
            return new Page(List.of(), null);
        }
    }

    private final ToolBench bench = new ToolBench(List.of(new Tools()), TestArguments.create());

    private JsonNode answer(String tool, @Nullable String zone, String... moments) {
        Map<String, String> details = zone == null ? Map.of() : Map.of(Credential.ZONE, zone);
        return bench.call(tool, Map.of("moments", List.of(moments)), new Credential("c1", "user-1", Secret.of("t"), details));
    }

    @Test
    void answerWhenItHasTimesThenOfTheOwnersClockAndTheZoneOnce() {
        JsonNode answer = answer("slack.things.list", "Europe/Berlin", WINTER, "2026-07-15T23:30:00Z");
        assertThat(answer.at("/rows/0/time").asText()).isEqualTo("2026-01-16T00:30:00");
        assertThat(answer.at("/rows/1/time").asText()).isEqualTo("2026-07-16T01:30:00");
        assertThat(answer.path("timezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(Json.write(answer).split("Berlin")).hasSize(2);
    }

    @Test
    void answerWhenTheZoneIsUnknownThenUtcByItsName() {
        JsonNode answer = answer("slack.things.list", null, WINTER);
        assertThat(answer.at("/rows/0/time").asText()).isEqualTo("2026-01-15T23:30:00");
        assertThat(answer.path("timezone").asText()).isEqualTo("UTC");
    }

    @Test
    void answerWhenATextLooksLikeATimeThenItStays() {
        assertThat(answer("slack.things.list", "Europe/Berlin", WINTER).at("/rows/0/text").asText()).isEqualTo(WINTER);
    }

    @Test
    void answerWhenItHasNoTimesThenNoZone() {
        assertThat(answer("slack.things.list", "Europe/Berlin").has("timezone")).isFalse();
    }

    @Test
    void answerWhenATimeWasUnderstoodThenInTheSameZone() {
        JsonNode answer = answer("slack.things.get", "Europe/Berlin");
        assertThat(answer.at("/understood/since").asText()).isEqualTo("2026-01-16T00:30:00");
        assertThat(answer.path("timezone").asText()).isEqualTo("Europe/Berlin");
    }

    /** The same hour comes twice when clocks go back; only then the offset tells which. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-01-15T23:30:00.000100Z"})
    void timeWhenGivenBackAsArgumentThenTheSameMoment(String moment) {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")) {
            String shown = answer("slack.things.list", zone, moment).at("/rows/0/time").asText();
            assertThat(Times.instant("since", shown, ZoneId.of(zone), Instant.EPOCH)).as(zone).isEqualTo(Instant.parse(moment));
        }
    }

    @Test
    void schemasWhenATimeIsInTheAnswerThenTheZoneIsDeclared() {
        List<RegisteredTool> tools = DeclaredTools.all().stream().filter(tool -> tool.outputSchema() != null).toList();
        assertThat(tools).allSatisfy(tool -> assertThat(Json.write(tool.outputSchema())).as(tool.name()).doesNotContain("date-time"));
        assertThat(tools).filteredOn(tool -> tool.outputSchema().path("properties").has("timezone")).extracting(RegisteredTool::name)
                .contains("slack.messages.history", "slack.messages.catch_up", "slack.files.list", "teamwork.tasks.get", "teamwork.comments.list", "telegram.messages.history", "hub.integrations.list");
    }
}
