package io.mcphub.integrations.teamwork;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which time entries. Moments are RFC 3339; absent members are not sent. */
final class TimeQuery {
    @QueryParam("startDate")
    @Nullable String from;

    @QueryParam("endDate")
    @Nullable String to;

    @QueryParam("assignedToUserIds")
    @Nullable String users;

    @QueryParam("taskIds")
    @Nullable String tasks;

    /** What was logged was logged, whatever became of the project since. */
    @QueryParam("includeArchivedProjects")
    boolean archived = true;
}
