package io.mcphub.platform.persistence;

import io.mcphub.platform.HubException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the database takes writes, as far as this process has seen. Whoever writes says what came of it; a failure is
 * logged once for each cause, however many calls meet it. Only a probe ends the state of failure, because a small write may
 * fit where others do not.
 */
public final class WriteHealth {
    private static final System.Logger LOG = System.getLogger(WriteHealth.class.getName());
    private static final String NONE = "";
    /** After this time another try is worth it. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** The server makes data sources, the container makes beans, and there is one database: both meet here. */
    private static final WriteHealth SHARED = new WriteHealth();

    private final AtomicReference<String> cause = new AtomicReference<>(NONE);
    private volatile long lastWrite;
    private volatile boolean written;

    /** That of the hub's database. */
    public static WriteHealth shared() {
        return SHARED;
    }

    /** A transaction has committed. */
    public void wrote() {
        lastWrite = System.nanoTime();
        written = true;
    }

    /** A write failed, and the next one may fail for the same cause. */
    public void failed(String why) {
        if (!cause.getAndSet(why).equals(why)) {
            LOG.log(Level.ERROR, "The database takes no writes: {0}. Calls and changes are refused until it does; nothing has to be restarted.", why);
        }
    }

    /** A write failed for a reason that its connection did not tell, such as that there is none. */
    void failedSomehow() {
        if (!failing()) {
            failed("no connection, or a transaction that does not end");
        }
    }

    /** A write of some size has succeeded. */
    public void recovered() {
        wrote();
        if (!cause.getAndSet(NONE).equals(NONE)) {
            LOG.log(Level.WARNING, "The database takes writes again.");
        }
    }

    /** Whether writes fail at present. */
    public boolean failing() {
        return !cause.get().equals(NONE);
    }

    /**
     * What a door answers to a failure that comes of this: its cause is in the log already, so it is not logged again. Empty
     * if the failure has nothing to do with the database, or the database is well.
     */
    public Optional<HubException> refusal(Throwable failure) {
        return told(failure)
                ? Optional.of(HubException.unavailableFor("The hub can store nothing at present, so this was not done. Try again in a minute.", RETRY_AFTER, failure))
                : Optional.empty();
    }

    /** Whether the log has the cause of this failure already: who tries again later needs no line of its own. */
    public boolean told(Throwable failure) {
        return failing() && ofTheDatabase(failure);
    }

    private static boolean ofTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof PersistenceException || cause instanceof TransactionalException || cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }

    /** Whether a transaction has committed within this time. */
    boolean wroteWithin(Duration time) {
        return written && System.nanoTime() - lastWrite < time.toNanos();
    }
}
