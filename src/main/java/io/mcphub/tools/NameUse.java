package io.mcphub.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a name may be guessed. A read takes the best match and remembers what it chose, so that its answer can tell. */
public final class NameUse {
    /** A write takes an exact and unique match only. */
    public static final NameUse WRITE = new NameUse(null);

    private final @Nullable List<String> guesses;

    private NameUse(@Nullable List<String> guesses) {
        this.guesses = guesses;
    }

    /** The names of one call that only reads. */
    public static NameUse read() {
        return new NameUse(new ArrayList<>());
    }

    /** Whether anything but an exact and unique match will do. */
    public boolean mayGuess() {
        return guesses != null;
    }

    /** What names that were not exact and unique were taken for, one sentence each; null if there was none. */
    public @Nullable List<String> guessed() {
        return guesses == null || guesses.isEmpty() ? null : List.copyOf(guesses);
    }

    void guess(String sentence) {
        if (guesses != null) {
            guesses.add(sentence);
        }
    }
}
