package io.mcphub.users;

import io.mcphub.platform.HubException;
import io.mcphub.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** The rule for the reason that a rejected person is told. */
final class RejectedReason {
    private static final int LONGEST = 500;

    private RejectedReason() {}

    /** The reason, stripped; null for none. Throws {@code INVALID_INPUT} if it is too long or not one line. */
    static @Nullable String read(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (typed.strip().length() > LONGEST || !VisibleText.isOneLine(typed.strip())) {
            throw HubException.invalid("rejected_reason", "Give a reason of at most " + LONGEST + " characters on one line.");
        }
        return typed.strip();
    }
}
