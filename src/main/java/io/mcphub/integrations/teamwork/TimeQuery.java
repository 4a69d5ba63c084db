package io.mcphub.integrations.teamwork;

import io.mcphub.upstream.ApiRequest;
import org.jspecify.annotations.Nullable;

/** Which time entries. Moments are RFC 3339; absent members are not sent. */
final class TimeQuery {
    @Nullable String from;

    @Nullable String to;

    @Nullable String users;

    @Nullable String tasks;

    /** What was logged was logged, whatever became of the project since. */
    boolean archived = true;

    /** The request with this in its query. */
    ApiRequest on(ApiRequest request) {
        return request
                .with("startDate", from)
                .with("endDate", to)
                .with("assignedToUserIds", users)
                .with("taskIds", tasks)
                .with("includeArchivedProjects", archived);
    }
}
