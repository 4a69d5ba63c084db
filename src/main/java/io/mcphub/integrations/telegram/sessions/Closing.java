package io.mcphub.integrations.telegram.sessions;

import io.mcphub.connections.ConnectionDetails;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.queue.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The ways in which an open session ends: closed for a while, logged out, ended from another device, or gone with the engine. */
@ApplicationScoped
class Closing {
    static final String READY = "authorizationStateReady";
    private static final String CLOSED = "authorizationStateClosed";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_OPEN = 20;

    @Inject
    OpenSessions open;

    @Inject
    Engines engines;

    @Inject
    Leases leases;

    @Inject
    SessionFolders folders;

    @Inject
    ConnectionDetails details;

    @Inject
    Workers workers;

    @Inject
    HubConfig config;

    /** Closes the sessions that were not used for longest, so that one more can open. Throws {@code UPSTREAM_UNAVAILABLE} if all are in use. */
    void makeRoom() {
        int most = Math.max(1, config.number("TELEGRAM_MAX_OPEN", MOST_OPEN));
        List<OpenSession> oldest = open.all().stream().filter(OpenSession::isOpen).sorted(Comparator.comparing(OpenSession::usedAt)).toList();
        for (int next = 0; open.size() > most && next < oldest.size(); next++) {
            if (oldest.get(next).closeIfUnused()) {
                close(oldest.get(next));
            }
        }
        if (open.size() > most) {
            throw HubException.unavailable("Too many Telegram accounts are in use on this hub at once. Try again in a minute.");
        }
    }

    /** Closes a session; whoever needs it next opens it again. The caller has decided that nobody enters any more. */
    void close(OpenSession session) {
        TdClient client = session.client.join();
        if (!client.isGone()) {
            client.send(TdClient.request("close"));
            awaitClosed(client);
        }
        left(session);
    }

    /**
     * Closes sessions, all at once, and leaves their leases to end by themselves: to give them back takes the database, and its silence
     * must not keep a session open. The caller has decided that nobody enters any more.
     */
    void letGo(Collection<OpenSession> sessions) {
        sessions.forEach(session -> session.client.join().send(TdClient.request("close")));
        for (OpenSession session : sessions) {
            if (!session.isGone()) {
                awaitClosed(session.client.join());
            }
            forget(session);
            session.left.complete(null);
        }
    }

    /**
     * Logs out at Telegram, or at least forgets the session here, and erases the directory. Returns whether Telegram was told. The
     * caller is inside.
     */
    boolean logOut(OpenSession session) {
        boolean mine = session.close();
        try {
            TdClient client = session.client.get();
            boolean loggedIn = client.updates().authorization().equals(READY);
            client.send(TdClient.request(loggedIn ? "logOut" : "destroy"));
            boolean told = awaitClosed(client);
            if (!told && !client.isGone()) {
                client.send(TdClient.request("destroy"));
                awaitClosed(client);
            }
            return told;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | RuntimeException notOpen) {
            return false;
        } finally {
            if (mine) {
                folders.erase(session.key().id());
                left(session);
            }
        }
    }

    /** Ends a sign-in that nobody finished. The caller has decided that nobody enters any more. */
    void abandon(OpenSession session) {
        TdClient client = session.client.join();
        boolean loggedIn = client.updates().authorization().equals(READY);
        client.send(TdClient.request(loggedIn ? "logOut" : "destroy"));
        awaitClosed(client);
        folders.erase(session.key().id());
        left(session);
    }

    /** Erases the directory of a session that does not open, unless another node has it open. Telegram was not told. */
    boolean erase(SessionKey key) {
        if (leases.take(key.lease())) {
            folders.erase(key.id());
            leases.release(List.of(key.lease()));
        }
        return false;
    }

    /** Another device ended the session: the owner must connect again. On the engine's thread, so the work is done on another. */
    void endedElsewhere(OpenSession session) {
        if (!session.close()) {
            return;
        }
        workers.execute(() -> {
            details.needsReconnect(Upkeep.INTEGRATION, SessionKey.DETAIL, session.key().id());
            awaitClosed(session.client.join());
            folders.erase(session.key().id());
            left(session);
        });
    }

    /** The engine has ended, so nothing must be closed. */
    void gone(OpenSession session) {
        session.close();
        left(session);
    }

    /** The list, the engine and the other nodes forget it. */
    private void left(OpenSession session) {
        if (forget(session)) {
            leases.release(List.of(session.key().lease()));
        }
        session.left.complete(null);
    }

    /** The list and the engine forget it. Whether they knew it. */
    private boolean forget(OpenSession session) {
        boolean known = open.remove(session);
        if (known) {
            engines.forget(session.client.join());
        }
        return known;
    }

    /** Whether the client said in time that it has closed. */
    private static boolean awaitClosed(TdClient client) {
        try {
            return client.updates().await(() -> client.updates().authorization().equals(CLOSED) ? CLOSED : null, PATIENCE).isPresent();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
