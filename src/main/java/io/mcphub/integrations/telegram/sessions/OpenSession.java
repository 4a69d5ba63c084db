package io.mcphub.integrations.telegram.sessions;

import java.util.concurrent.CompletableFuture;

/** A session that is open or being opened. Its client comes through the future, so that parallel callers wait for one opening. */
final class OpenSession {
    final CompletableFuture<TdClient> client = new CompletableFuture<>();
    private int users;
    private long usedAt = System.nanoTime();
    private boolean closing;

    /** Enters it; false if it is being closed. */
    synchronized boolean enter() {
        if (!closing) {
            users++;
        }
        return !closing;
    }

    synchronized void leave() {
        users--;
        usedAt = System.nanoTime();
    }

    /** Decides to close it, if nobody is inside. From then on nobody enters. */
    synchronized boolean closeIfUnused() {
        boolean now = users == 0 && !closing;
        closing |= now;
        return now;
    }

    /** Decides to close it, whoever is inside. False if that was decided before. */
    synchronized boolean close() {
        boolean now = !closing;
        closing = true;
        return now;
    }

    synchronized long usedAt() {
        return usedAt;
    }

    /** Whether it cannot be used any more because its engine has ended. */
    boolean isGone() {
        return client.isDone() && !client.isCompletedExceptionally() && client.join().isGone();
    }
}
