package io.mcphub.launcher.failures;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects all configuration errors, so that one try shows them all. */
public final class ConfigurationErrors {
    private final Set<String> lines = new LinkedHashSet<>();

    /** A check that stops at the first error. */
    public interface Check {
        /** Throws what it finds wrong. */
        void run() throws StartFailure;
    }

    /** Adds an error: a line for stderr. The same line counts once. */
    public void add(String line) {
        lines.add(line);
    }

    /** Runs the check and keeps its error; true if there was none. */
    public boolean passes(Check check) {
        try {
            check.run();
            return true;
        } catch (StartFailure e) {
            lines.addAll(e.lines());
            return false;
        }
    }

    /** The errors in order, each once. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Throws all errors as one failure with the exit code 2; does nothing if there are none. */
    public void throwIfAny() throws StartFailure {
        if (!lines.isEmpty()) {
            throw StartFailure.configuration(lines());
        }
    }
}
