package io.mcphub.connections;

import io.mcphub.platform.HubException;
import io.mcphub.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** The rule for labels of accounts. Pages and REST share it. */
public final class AccountLabel {
    private static final int LONGEST = 100;

    private AccountLabel() {}

    /** The label, stripped; null for none. Throws {@code INVALID_INPUT} if it is too long or not one line. */
    public static @Nullable String read(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        String stripped = label.strip();
        if (stripped.codePointCount(0, stripped.length()) > LONGEST || !VisibleText.isOneLine(stripped)) {
            throw HubException.invalid("label", "A label has " + LONGEST + " visible characters at most, on one line.");
        }
        return stripped;
    }
}
