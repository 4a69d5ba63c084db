package io.mcphub.platform.outbound;

import java.io.IOException;

/** An answer is longer than its {@link HttpRules} allow. The rest is not read. */
public final class AnswerTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLong(long maxBytes) {
        super("more than " + maxBytes + " bytes");
    }
}
