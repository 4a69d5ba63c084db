package io.mcphub.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects all configuration errors, so that one try shows them all. */
final class ConfigurationErrors {
    private final Set<String> lines = new LinkedHashSet<>();

    /** A check that stops at the first error. */
    interface Check {
        void run() throws StartFailure;
    }

    void add(String line) {
        lines.add(line);
    }

    /** Runs the check and keeps its error; true if there was none. */
    boolean passes(Check check) {
        try {
            check.run();
            return true;
        } catch (StartFailure e) {
            lines.addAll(e.lines());
            return false;
        }
    }

    /** The errors in order, each once. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    void throwIfAny() throws StartFailure {
        if (!lines.isEmpty()) {
            throw StartFailure.configuration(lines());
        }
    }
}
