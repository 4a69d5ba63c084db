package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The sessions that this node has open. Each is opened when it is first used; who uses it shares one client. {@link Asking} also knows those of others. */
@ApplicationScoped
class Sessions {
    /** How long a caller waits for another one that opens or closes the session. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Inject
    OpenSessions open;

    @Inject
    Opening opening;

    @Inject
    Closing closing;

    @Inject
    CutOff cutOff;

    @Inject
    HubClock clock;

    /** Work with an open client. */
    @FunctionalInterface
    interface Work<T> {
        T with(TdClient client) throws TimeoutException, InterruptedException;
    }

    /**
     * Works with a session and keeps it open meanwhile.
     *
     * @throws SessionRefused if its directory does not open
     * @throws TdlibGone if the engine ends
     * @throws HeldElsewhere if another node has the session
     * @throws HubException if there is no engine, or too many are open
     */
    public <T> T use(SessionKey key, Work<T> work) throws TimeoutException, InterruptedException {
        OpenSession session = enter(key);
        try {
            return work.with(get(session.client));
        } finally {
            session.leave(clock.now());
        }
    }

    /**
     * Ends a session for good: logs out at Telegram if that can be reached, and erases its directory. Returns whether it logged out. Throws
     * {@link HeldElsewhere} if another node has it.
     */
    public boolean end(SessionKey key) {
        OpenSession session;
        try {
            session = enter(key);
        } catch (TimeoutException | RuntimeException notOpened) {
            return closing.erase(key);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (session.client.isCompletedExceptionally()) {
            requireHere(session);
            return closing.erase(key);
        }
        return closing.logOut(session);
    }

    /** What another node has open is that one's to end. */
    private static void requireHere(OpenSession session) {
        if (session.client.handle((client, failed) -> failed instanceof HeldElsewhere).join()) {
            throw new HeldElsewhere();
        }
    }

    private OpenSession enter(SessionKey key) throws TimeoutException, InterruptedException {
        while (true) {
            OpenSession mine = new OpenSession(key, clock.now());
            OpenSession other = open.putIfAbsent(key.id(), mine);
            if (other == null) {
                mine.enter(key);
                fill(key, mine);
                return mine;
            }
            if (other.isGone()) {
                closing.gone(other);
            } else if (other.enter(key)) {
                return other;
            } else {
                get(other.left);
            }
        }
    }

    /** Opens it. If that fails, everybody who waits for it learns why, and the next caller tries again. */
    private void fill(SessionKey key, OpenSession session) {
        try {
            session.leased(cutOff.now());
            session.client.complete(opening.open(key, () -> closing.endedElsewhere(session)));
        } catch (TimeoutException | RuntimeException failed) {
            fail(session, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            fail(session, new TimeoutException());
        }
    }

    private void fail(OpenSession session, Exception why) {
        session.close();
        open.remove(session);
        session.client.completeExceptionally(why);
        session.left.complete(null);
    }

    private static <T> T get(java.util.concurrent.CompletableFuture<T> future) throws TimeoutException, InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw (TimeoutException) new TimeoutException().initCause(failed.getCause());
        }
    }
}
