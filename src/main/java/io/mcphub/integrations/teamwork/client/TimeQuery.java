package io.mcphub.integrations.teamwork.client;

import io.mcphub.upstream.ApiRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameters that select time entries. Absent ones are not sent. */
public final class TimeQuery {
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private @Nullable Long user;
    private @Nullable Long task;

    private TimeQuery(@Nullable Instant from, @Nullable Instant to) {
        this.from = from;
        this.to = to;
    }

    /** From one moment to another, both included; null means open. */
    public static TimeQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new TimeQuery(from, to);
    }

    /** The person whose entries; null for everybody's. */
    public TimeQuery user(@Nullable Long id) {
        user = id;
        return this;
    }

    /** The task whose entries; null for all. */
    public TimeQuery task(@Nullable Long id) {
        task = id;
        return this;
    }

    /** The request with these parameters. Includes time that was logged in projects archived since. */
    ApiRequest on(ApiRequest request) {
        return request
                .with("startDate", from)
                .with("endDate", to)
                .with("assignedToUserIds", user)
                .with("taskIds", task)
                .with("includeArchivedProjects", true);
    }
}
