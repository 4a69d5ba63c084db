package io.mcphub.audit.reports;

import io.mcphub.platform.HubException;
import io.mcphub.platform.queue.UserSlots;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Limits how many files are written at once: each holds a thread as long as its reader takes. */
@ApplicationScoped
class ExportPlaces {
    private static final int IN_ALL = 6;
    private static final int OF_ONE_USER = 2;

    private final Semaphore places = new Semaphore(IN_ALL);
    private final UserSlots slots = new UserSlots();

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Does the work; {@code RATE_LIMITED} before it begins if too many files are on their way. */
    void in(String user, Writing work) throws IOException {
        if (!slots.take(user, OF_ONE_USER)) {
            throw busy();
        }
        try {
            inPlace(work);
        } finally {
            slots.release(user);
        }
    }

    private void inPlace(Writing work) throws IOException {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    private static HubException busy() {
        return HubException.rateLimited("Too many exports run at the moment. Wait until one of them has arrived.", Duration.ofSeconds(10));
    }
}
