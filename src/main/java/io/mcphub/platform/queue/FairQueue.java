package io.mcphub.platform.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses which call starts next. Users take turns. One provider holds at most half of the places. An eighth of the places is kept
 * for the hub's own tools, so that they never wait behind providers.
 */
final class FairQueue {
    private final int places;
    private final int ofOneProvider;
    private final int ofProviders;
    /** By user, in the order of service: who was served last comes last. */
    private final Map<String, Deque<QueuedCall>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private int runningOfProviders;
    private int runningInAll;

    FairQueue(int places) {
        this.places = places;
        this.ofOneProvider = Math.max(1, places / 2);
        this.ofProviders = places - Math.max(1, places / 8);
    }

    synchronized void add(QueuedCall call) {
        waiting.computeIfAbsent(call.user(), id -> new ArrayDeque<>()).add(call);
    }

    /** Takes the next call that may start and gives it a place. {@link #leave} returns the place. */
    synchronized Optional<QueuedCall> next() {
        Optional<QueuedCall> next = runningInAll >= places ? Optional.empty() : first(call -> call.provider() == null).or(() -> first(this::hasRoom));
        next.ifPresent(this::enter);
        return next;
    }

    /** Removes a waiting call; false if it has started. */
    synchronized boolean withdraw(QueuedCall call) {
        Deque<QueuedCall> own = waiting.get(call.user());
        boolean waited = own != null && own.remove(call);
        if (waited && own.isEmpty()) {
            waiting.remove(call.user());
        }
        return waited;
    }

    /** Whether the call still waits. */
    synchronized boolean contains(QueuedCall call) {
        return waiting.getOrDefault(call.user(), new ArrayDeque<>()).contains(call);
    }

    synchronized void leave(QueuedCall call) {
        runningInAll--;
        if (call.provider() != null) {
            runningOfProviders--;
            running.computeIfPresent(call.provider(), (provider, calls) -> calls == 1 ? null : Integer.valueOf(calls - 1));
        }
    }

    private boolean hasRoom(QueuedCall call) {
        return runningOfProviders < ofProviders && running.getOrDefault(call.provider(), 0) < ofOneProvider;
    }

    private Optional<QueuedCall> first(Predicate<QueuedCall> admissible) {
        return waiting.values().stream().flatMap(Deque::stream).filter(admissible).findFirst();
    }

    private void enter(QueuedCall call) {
        Deque<QueuedCall> own = waiting.remove(call.user());
        own.remove(call);
        if (!own.isEmpty()) {
            waiting.put(call.user(), own);
        }
        runningInAll++;
        if (call.provider() != null) {
            runningOfProviders++;
            running.merge(call.provider(), 1, Integer::sum);
        }
    }
}
