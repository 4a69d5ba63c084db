package io.mcphub.integrations.telegram.sessions;

import io.mcphub.connections.ConnectionDetails;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Looks after the open sessions: extends their leases, and closes those that nobody uses, because an open one of a large account
 * takes hundreds of megabytes, which it gives back only by closing.
 */
@ApplicationScoped
class Upkeep {
    static final Duration IDLE = Duration.ofMinutes(10);
    static final Duration RECYCLED = Duration.ofHours(6);
    /** Longer than a sign-in can take. */
    static final Duration ABANDONED = Duration.ofHours(1);

    private static final Duration ROUND = Duration.ofSeconds(20);
    /** Often, because what is late has a quarter of a lease to close. A round of its own: the one above may wait for the database. */
    private static final Duration CUT_OFF = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(5);
    static final String INTEGRATION = "telegram";

    @Inject
    OpenSessions open;

    @Inject
    Closing closing;

    @Inject
    CutOff cutOff;

    @Inject
    TdlibSource source;

    @Inject
    Leases leases;

    @Inject
    SessionFolders folders;

    @Inject
    ConnectionDetails details;

    @Inject
    Rounds rounds;

    @Inject
    HubClock clock;

    void start(@Observes @Priority(Migrations.PRIORITY + 2) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(ROUND, ROUND, this::round);
        rounds.every(CUT_OFF, CUT_OFF, cutOff::round);
        rounds.every(FIRST_SWEEP, SWEEP, this::sweep);
    }

    /** One round over the open sessions. */
    void round() {
        Collection<OpenSession> all = open.all();
        List<OpenSession> opened = all.stream().filter(OpenSession::isOpen).toList();
        Set<String> ours = extend(all);
        Instant now = clock.now();
        for (OpenSession session : opened) {
            if (session.isGone()) {
                closing.gone(session);
            } else if (!ours.contains(session.key().lease()) && session.close()) {
                // Another node may have it open by now, which Telegram punishes.
                closing.close(session);
            } else if (unused(session, now) && session.closeIfUnused()) {
                end(session);
            }
        }
    }

    /** Extends the leases, also of what is being opened, which may take most of a lease. Returns those that this node has. */
    private Set<String> extend(Collection<OpenSession> all) {
        long began = cutOff.now();
        Set<String> ours = leases.extend(all.stream().map(session -> session.key().lease()).toList());
        all.stream().filter(session -> ours.contains(session.key().lease())).forEach(session -> session.leased(began));
        return ours;
    }

    private static boolean unused(OpenSession session, Instant now) {
        return session.usedAt().plus(IDLE).isBefore(now) || session.openedAt.plus(RECYCLED).isBefore(now);
    }

    /** A sign-in that nobody finished must not stay at Telegram, because its owner would not know of it. */
    private void end(OpenSession session) {
        if (session.key().account() == null && !connected().contains(session.key().id())) {
            closing.abandon(session);
        } else {
            closing.close(session);
        }
    }

    /** Erases the directories that belong to no connection. */
    void sweep() {
        List<String> all = folders.all();
        Set<String> connected = all.isEmpty() ? Set.of() : connected();
        for (String session : all) {
            SessionKey key = new SessionKey(session, io.mcphub.platform.Secret.of(""), null);
            if (!connected.contains(session) && folders.olderThan(session, clock.now().minus(ABANDONED)) && open.get(session) == null) {
                closing.erase(key);
            }
        }
    }

    private Set<String> connected() {
        return details.all(INTEGRATION, SessionKey.DETAIL);
    }

    /** When the hub stops, the engine closes all sessions. Calls have ended before. */
    void stop(@Observes @Priority(Workers.STOP_PRIORITY + 1) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        source.stop();
        leases.release(open.all().stream().map(session -> session.key().lease()).toList());
    }
}
