package io.mcphub.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a call may guess a name. A call that reads may, and reports its guesses in its answer. */
public final class NameMatching {
    /** Accepts only an exact and unique match. */
    public static final NameMatching EXACT = new NameMatching(null);

    private final @Nullable List<String> guesses;

    private NameMatching(@Nullable List<String> guesses) {
        this.guesses = guesses;
    }

    /** Names of one call that only reads. */
    public static NameMatching guessing() {
        return new NameMatching(new ArrayList<>());
    }

    /** Whether the best match will do. */
    public boolean mayGuess() {
        return guesses != null;
    }

    /** One sentence for each name that was guessed; null if none was. */
    public @Nullable List<String> guessed() {
        return guesses == null || guesses.isEmpty() ? null : List.copyOf(guesses);
    }

    void guess(String sentence) {
        if (guesses != null) {
            guesses.add(sentence);
        }
    }
}
