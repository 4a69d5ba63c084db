package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The open sessions. Each is opened when it is first used; who uses it shares one client. */
@ApplicationScoped
public class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Opening opening;

    private final ConcurrentMap<String, OpenSession> open = new ConcurrentHashMap<>();

    /** Work with an open client. */
    @FunctionalInterface
    public interface Work<T> {
        T with(TdClient client) throws TimeoutException, InterruptedException;
    }

    /**
     * Works with a session and keeps it open meanwhile.
     *
     * @throws SessionRefused if its directory does not open
     * @throws TdlibGone if the engine ends
     * @throws HubException if there is no engine, or another node has the session
     */
    public <T> T use(SessionKey key, Work<T> work) throws TimeoutException, InterruptedException {
        OpenSession session = enter(key);
        try {
            return work.with(client(session));
        } finally {
            session.leave();
        }
    }

    private OpenSession enter(SessionKey key) {
        while (true) {
            OpenSession mine = new OpenSession();
            OpenSession other = open.putIfAbsent(key.id(), mine);
            OpenSession session = other == null ? mine : other;
            if (other != null && (other.isGone() || other.client.isCompletedExceptionally())) {
                open.remove(key.id(), other);
            } else if (session.enter()) {
                if (other == null) {
                    fill(key, mine);
                }
                return session;
            }
        }
    }

    private void fill(SessionKey key, OpenSession session) {
        try {
            session.client.complete(opening.open(key));
        } catch (TimeoutException | RuntimeException failed) {
            session.client.completeExceptionally(failed);
            open.remove(key.id(), session);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            session.client.completeExceptionally(new TimeoutException());
            open.remove(key.id(), session);
        }
    }

    private static TdClient client(OpenSession session) throws TimeoutException, InterruptedException {
        try {
            return session.client.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw (TimeoutException) new TimeoutException().initCause(failed.getCause());
        }
    }
}
