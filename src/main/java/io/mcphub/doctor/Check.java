package io.mcphub.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one step of the doctor found.
 *
 * @param step the step's name, such as {@code challenge}
 * @param state how it went
 * @param advice what to do, as the end of a text's key: {@code ok}, or the kind of fault
 * @param sent the request, without secrets
 * @param came the answer, without secrets
 */
public record Check(String step, State state, String advice, String sent, String came) {
    /** How a step went. */
    public enum State {
        @JsonProperty("green")
        GREEN,
        /** It may be right for others, but the hub cannot see that from inside. */
        @JsonProperty("yellow")
        YELLOW,
        @JsonProperty("red")
        RED,
        /** Not tried, because an earlier step failed. */
        @JsonProperty("skipped")
        SKIPPED
    }

    static Check green(String step, String sent, String came) {
        return new Check(step, State.GREEN, "ok", sent, came);
    }

    static Check red(String step, String advice, String sent, String came) {
        return new Check(step, State.RED, advice, sent, came);
    }

    static Check yellow(String step, String advice, String sent, String came) {
        return new Check(step, State.YELLOW, advice, sent, came);
    }

    static Check skipped(String step) {
        return new Check(step, State.SKIPPED, "skipped", "", "");
    }

    /** Whether later steps make sense. */
    boolean goesOn() {
        return state == State.GREEN || (state == State.YELLOW && !advice.equals("unreachable"));
    }
}
