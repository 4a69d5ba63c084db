package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must happen to the other task first. */
enum DependencyKind {
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("start")
    START;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind as Teamwork writes it; null for anything else. */
    static @Nullable DependencyKind of(@Nullable String wire) {
        return Stream.of(values()).filter(kind -> kind.wire().equals(wire)).findFirst().orElse(null);
    }
}
