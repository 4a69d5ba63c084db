package io.mcphub.integrations.teamwork.client;

import io.mcphub.upstream.ApiRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which time entries. Absent members are not sent. */
public final class TimeQuery {
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private @Nullable Long user;
    private @Nullable Long task;

    private TimeQuery(@Nullable Instant from, @Nullable Instant to) {
        this.from = from;
        this.to = to;
    }

    /** From a moment to a moment, both included; null is open. */
    public static TimeQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new TimeQuery(from, to);
    }

    /** Whose; null for anybody's. */
    public TimeQuery user(@Nullable Long id) {
        user = id;
        return this;
    }

    /** On which task; null for any. */
    public TimeQuery task(@Nullable Long id) {
        task = id;
        return this;
    }

    /** The request with this in its query. What was logged was logged, whatever became of the project since. */
    ApiRequest on(ApiRequest request) {
        return request
                .with("startDate", from)
                .with("endDate", to)
                .with("assignedToUserIds", user)
                .with("taskIds", task)
                .with("includeArchivedProjects", true);
    }
}
