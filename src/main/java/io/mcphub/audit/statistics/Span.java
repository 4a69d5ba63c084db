package io.mcphub.audit.statistics;

import io.mcphub.platform.HubException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far back statistics look, and in steps of what length. */
public enum Span {
    DAY(Duration.ofHours(1), 24),
    WEEK(Duration.ofHours(6), 28);

    private final Duration step;
    private final int steps;

    Span(Duration step, int steps) {
        this.step = step;
        this.steps = steps;
    }

    /** {@code day} or {@code week}; a day without a name. {@code INVALID_INPUT} for any other. */
    public static Span of(@Nullable String name) {
        return name == null || name.isBlank() ? DAY : Arrays.stream(values())
                .filter(span -> span.id().equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("range", "range is day or week."));
    }

    /** The name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    long stepMillis() {
        return step.toMillis();
    }

    int steps() {
        return steps;
    }
}
