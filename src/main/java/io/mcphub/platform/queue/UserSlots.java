package io.mcphub.platform.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how much each user runs at once. */
public final class UserSlots {
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** Takes a slot; false if the user already has {@code max}. */
    public boolean take(String userId, int max) {
        boolean[] full = new boolean[1];
        taken.compute(userId, (id, now) -> {
            int running = now == null ? 0 : now;
            full[0] = running >= max;
            return full[0] ? now : Integer.valueOf(running + 1);
        });
        return !full[0];
    }

    /** Returns a slot. */
    public void release(String userId) {
        taken.computeIfPresent(userId, (id, running) -> running == 1 ? null : Integer.valueOf(running - 1));
    }
}
