package io.mcphub.platform.persistence.postgresql;

/** When the server of a pool last left a connection without an answer, as when a network loses packets: then all that are older are lost. */
final class Silence {
    /** As of {@link System#nanoTime}, at first before any connection. */
    private volatile long noticedAt = System.nanoTime();

    void noticed() {
        noticedAt = System.nanoTime();
    }

    /** Whether that was after this moment. */
    boolean isSince(long moment) {
        return noticedAt - moment > 0;
    }
}
