package io.mcphub.integrations.telegram.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The list of this node's open sessions, by their ids. */
@ApplicationScoped
class OpenSessions {
    private final ConcurrentMap<String, OpenSession> open = new ConcurrentHashMap<>();

    /** Adds a session, unless there is one of that name; returns that one then. */
    @Nullable OpenSession putIfAbsent(String id, OpenSession session) {
        return open.putIfAbsent(id, session);
    }

    @Nullable OpenSession get(String id) {
        return open.get(id);
    }

    /** Whether it was in the list. */
    boolean remove(OpenSession session) {
        return open.remove(session.key().id(), session);
    }

    Collection<OpenSession> all() {
        return List.copyOf(open.values());
    }

    int size() {
        return open.size();
    }
}
