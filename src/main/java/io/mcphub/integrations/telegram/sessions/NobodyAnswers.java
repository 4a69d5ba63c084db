package io.mcphub.integrations.telegram.sessions;

/** Another node has a session and does not take up what is asked of it, and from now on it will not: nothing of it was begun. */
public final class NobodyAnswers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What people read of it, after a sentence that says what was not done. */
    public static final String SENTENCE = "Another node of this hub has this Telegram session open and does not answer. Nothing was begun. Try again in a minute.";

    NobodyAnswers() {
        super(SENTENCE, null, false, false);
    }
}
