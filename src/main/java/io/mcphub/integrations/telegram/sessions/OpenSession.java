package io.mcphub.integrations.telegram.sessions;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A session that is open, being opened or being closed. Its client comes through a future, so that parallel callers wait for one opening. */
final class OpenSession {
    final CompletableFuture<TdClient> client = new CompletableFuture<>();
    /** Completes when the session is no longer in the way of another opening. */
    final CompletableFuture<Void> left = new CompletableFuture<>();
    final Instant openedAt;
    private SessionKey key;
    private Instant usedAt;
    private long leasedAt;
    private int users;
    private boolean closing;

    OpenSession(SessionKey key, Instant now) {
        this.key = key;
        this.openedAt = now;
        this.usedAt = now;
    }

    /** Enters it; false if it is being closed. A session that somebody signed in with becomes an account's with its first use as such. */
    synchronized boolean enter(SessionKey as) {
        if (!closing) {
            users++;
            key = as.account() == null ? key : as;
        }
        return !closing;
    }

    synchronized void leave(Instant now) {
        users--;
        usedAt = now;
    }

    /** Its lease was taken or extended, by {@link CutOff#now}. */
    synchronized void leased(long at) {
        leasedAt = at;
    }

    synchronized long leasedAt() {
        return leasedAt;
    }

    /** How many are inside. */
    synchronized int users() {
        return users;
    }

    /** Decides to close it, if nobody is inside. From then on nobody enters. */
    synchronized boolean closeIfUnused() {
        return users == 0 && close();
    }

    /** Decides to close it, whoever is inside. False if that was decided before. */
    synchronized boolean close() {
        boolean first = !closing;
        closing = true;
        return first;
    }

    synchronized boolean isClosing() {
        return closing;
    }

    synchronized Instant usedAt() {
        return usedAt;
    }

    synchronized SessionKey key() {
        return key;
    }

    /** Whether it is open; false while it is being opened, and if that failed. */
    boolean isOpen() {
        return client.isDone() && !client.isCompletedExceptionally();
    }

    /** Whether its engine has ended. */
    boolean isGone() {
        return isOpen() && client.join().isGone();
    }
}
