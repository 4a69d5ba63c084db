package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How urgent a task is. */
public enum Priority {
    @JsonProperty("none")
    NONE,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
