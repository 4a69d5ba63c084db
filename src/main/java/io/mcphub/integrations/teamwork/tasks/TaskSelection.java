package io.mcphub.integrations.teamwork.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks a caller asks for. Null selects nothing away. */
interface TaskSelection {
    @Nullable String project();

    @Nullable String tasklist();

    @Nullable List<String> assignees();

    /** Tasks that nobody does. */
    @Nullable Boolean unassigned();

    /** Tags that a task has, all of them. */
    @Nullable List<String> tags();

    /** A stage or column, by id or name. */
    @Nullable String stage();

    @Nullable TaskStatus status();

    @Nullable String dueAfter();

    @Nullable String dueBefore();

    @Nullable String updatedSince();

    @Nullable Boolean blocked();
}
