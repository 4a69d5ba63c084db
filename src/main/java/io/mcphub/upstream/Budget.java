package io.mcphub.upstream;

import java.time.Duration;

/**
 * How a provider limits calls.
 *
 * @param key what it counts together, such as a team and a method; connections with the same key share the budget
 * @param calls how many calls it accepts within the window
 * @param window the window
 */
public record Budget(String key, int calls, Duration window) {
    public Budget {
        if (calls < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a budget needs calls and a window");
        }
    }
}
