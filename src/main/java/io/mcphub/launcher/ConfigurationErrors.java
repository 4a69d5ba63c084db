package io.mcphub.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with the configuration, so that one try tells it all. */
final class ConfigurationErrors {
    private final Set<String> lines = new LinkedHashSet<>();

    /** A check that stops at the first thing that is wrong. */
    interface Check {
        void run() throws StartFailure;
    }

    void add(String line) {
        lines.add(line);
    }

    /** Keeps what the check finds; true if it finds nothing. */
    boolean passes(Check check) {
        try {
            check.run();
            return true;
        } catch (StartFailure e) {
            lines.addAll(e.lines());
            return false;
        }
    }

    /** What was found, each once, in the order in which it was found. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    void throwIfAny() throws StartFailure {
        if (!lines.isEmpty()) {
            throw StartFailure.configuration(lines());
        }
    }
}
