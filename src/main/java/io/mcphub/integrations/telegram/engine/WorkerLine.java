package io.mcphub.integrations.telegram.engine;

/**
 * A line between the hub and its worker: a word, a number and JSON, which never contains a line break.
 *
 * @param word what it is
 * @param number of the question, or of the client
 * @param text mostly JSON; may be empty
 */
public record WorkerLine(String word, long number, String text) {
    /** To the worker: makes a client. Answered by {@link #CREATED} with the same number. */
    public static final String CREATE = "create";

    /** To the worker: a request for the client of that number. */
    public static final String SEND = "send";

    /** To the worker: a request without a client. Answered by {@link #EXECUTED} with the same number. */
    public static final String EXECUTE = "execute";

    /** From the worker: the client's number. */
    public static final String CREATED = "created";

    /** From the worker: the answer. */
    public static final String EXECUTED = "executed";

    /** From the worker: an answer or update of the library. */
    public static final String SAID = "said";

    /** From the worker: the library is loaded. */
    public static final String READY = "ready";

    /** From the worker: why it ends. */
    public static final String FAILED = "failed";

    static WorkerLine ready() {
        return new WorkerLine(READY, 0, "");
    }

    static WorkerLine failed(String why) {
        return new WorkerLine(FAILED, 0, why);
    }

    /** Throws {@link IllegalArgumentException} if it is not such a line. */
    public static WorkerLine read(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a line of the worker");
        }
        return new WorkerLine(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    /** The line with its end. */
    public String written() {
        return word + ' ' + number + ' ' + text + '\n';
    }
}
