package io.mcphub.ui;

import io.mcphub.platform.HubException;
import io.mcphub.platform.queue.UserSlots;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many pages wait for a provider. Faces renders on the thread of the request, so such a page holds one until the provider
 * answers or its time is over. With a limit, they leave the other threads to the other doors.
 */
@ApplicationScoped
public class ProviderWaits {
    static final int IN_ALL = 8;
    static final int OF_ONE_USER = 2;

    private final Semaphore places = new Semaphore(IN_ALL);
    private final UserSlots slots = new UserSlots();

    /** Does work that asks a provider. {@code RATE_LIMITED} if too many pages wait already. */
    <T> T ask(String user, Supplier<T> work) {
        if (!slots.take(user, OF_ONE_USER)) {
            throw busy();
        }
        try {
            return inPlace(work);
        } finally {
            slots.release(user);
        }
    }

    private <T> T inPlace(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static HubException busy() {
        return HubException.rateLimited("Too many pages wait for a provider. Nothing was changed; try again in a moment.", Duration.ofSeconds(5));
    }
}
