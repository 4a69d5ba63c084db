package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.tools.Aliases;

/** Which tasks are meant, by their state. */
public enum TaskStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("overdue")
    @Aliases("late")
    OVERDUE,
    @JsonProperty("all")
    ALL
}
