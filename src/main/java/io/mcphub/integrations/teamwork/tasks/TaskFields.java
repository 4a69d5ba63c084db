package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.integrations.teamwork.model.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller sets on a task. Null leaves a field unchanged, an empty list or text clears it. A due date in the past needs {@code allowPast}. */
record TaskFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> assignees,
        @Nullable List<String> teams,
        @Nullable String startDate,
        @Nullable String dueDate,
        @Nullable Priority priority,
        @Nullable List<String> tags,
        @Nullable Map<String, String> tagColors,
        @Nullable Integer estimatedMinutes,
        boolean allowPast) {
    boolean isEmpty() {
        return name == null && description == null && assignees == null && teams == null && startDate == null && dueDate == null && priority == null && tags == null && estimatedMinutes == null;
    }
}
