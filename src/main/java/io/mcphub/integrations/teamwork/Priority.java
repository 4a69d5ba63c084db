package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How urgent a task is. */
enum Priority {
    @JsonProperty("none")
    NONE,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
