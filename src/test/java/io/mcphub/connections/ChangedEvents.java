package io.mcphub.connections;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes down whose connections changed. */
record ChangedEvents(List<String> seen) implements Event<ConnectionsChanged> {
    @Override
    public void fire(ConnectionsChanged event) {
        seen.add(event.userId());
    }

    @Override
    public <U extends ConnectionsChanged> CompletionStage<U> fireAsync(U event) {
        throw new AssertionError();
    }

    @Override
    public <U extends ConnectionsChanged> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new AssertionError();
    }

    @Override
    public Event<ConnectionsChanged> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends ConnectionsChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new AssertionError();
    }

    @Override
    public <U extends ConnectionsChanged> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new AssertionError();
    }
}
