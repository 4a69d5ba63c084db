package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Json;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolSchemasTest {
    enum Kind { DIRECT, GROUP }

    record Part(@NotBlank @Description("A text") String text) {}

    record Input(
            @NotBlank @Pattern(regexp = "[CGD][A-Z0-9]{8,}") @Description("Channel id") String channel,
            @Description("Thread to reply in") @Nullable String threadTs,
            @Min(1) @Max(200) @Description("How many") @Nullable Integer pageLimit,
            @Description("Only this kind") @Nullable Kind kind,
            @Size(max = 3) @Description("Parts") @Nullable List<Part> parts,
            @Description("Not before") @Nullable Instant since,
            @Description("Whether all") @Nullable Boolean all) {}

    record Output(@NotNull String channelId, @Nullable Instant at) {}

    record Nothing() {}

    @Test
    void inputWhenRecordHasConstraintsThenSchemaSaysThemInline() {
        String expected = """
                {"type":"object","properties":{
                  "channel":{"type":"string","description":"Channel id","minLength":1,"pattern":"^(?:[CGD][A-Z0-9]{8,})$"},
                  "thread_ts":{"type":"string","description":"Thread to reply in"},
                  "page_limit":{"type":"integer","description":"How many","minimum":1,"maximum":200},
                  "kind":{"type":"string","enum":["DIRECT","GROUP"],"description":"Only this kind"},
                  "parts":{"description":"Parts","maxItems":3,"type":"array","items":{"type":"object","properties":{
                      "text":{"type":"string","description":"A text","pattern":"\\\\S"}},"required":["text"],"additionalProperties":false}},
                  "since":{"type":"string","format":"date-time","description":"Not before"},
                  "all":{"type":"boolean","description":"Whether all"}},
                 "required":["channel"],"additionalProperties":false}""";

        assertThat(new ToolSchemas().input(Input.class).toPrettyString()).isEqualTo(Json.read(expected).toPrettyString());
    }

    @Test
    void outputWhenRecordThenNewMembersStayPossible() {
        assertThat(new ToolSchemas().output(Output.class)).isEqualTo(Json.read("""
                {"type":"object","properties":{"channel_id":{"type":"string"},"at":{"type":"string","format":"date-time"}},"required":["channel_id"]}"""));
    }

    @Test
    void inputWhenRecordIsEmptyThenPropertiesAreThere() {
        assertThat(new ToolSchemas().input(Nothing.class)).isEqualTo(Json.read("""
                {"type":"object","properties":{},"additionalProperties":false}"""));
    }
}
