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
 * Remembers whether the database takes writes, as this process has seen it. Writers report their results. Each cause is logged
 * once, however many calls meet it. Only a probe ends the failure, because a small write can succeed while larger ones still fail.
 */
public final class WriteHealth {
    private static final System.Logger LOG = System.getLogger(WriteHealth.class.getName());
    private static final String NONE = "";
    /** How long a refused caller should wait. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** Shared statically: the server creates data sources, CDI creates beans, and both must report to the same object. */
    private static final WriteHealth SHARED = new WriteHealth();

    private final AtomicReference<String> cause = new AtomicReference<>(NONE);
    private volatile long lastWrite;
    private volatile boolean written;
    private volatile boolean ended;

    /** The state of the hub's database. */
    public static WriteHealth shared() {
        return SHARED;
    }

    /** Reports that a transaction has committed. */
    public void wrote() {
        lastWrite = System.nanoTime();
        written = true;
    }

    /** Reports a failed write. Further writes may fail for the same cause. */
    public void failed(String why) {
        if (!cause.getAndSet(why).equals(why) && !ended) {
            LOG.log(Level.ERROR, "The database takes no writes: {0}. Calls and changes are refused until it does; nothing has to be restarted.", why);
        }
    }

    /** Reports a failed write whose connection gave no cause, for instance because there was no connection. */
    void failedSomehow() {
        if (!failing()) {
            failed("no connection, or a transaction that does not end");
        }
    }

    /** Reports that a probe has succeeded, and ends the failure. */
    public void recovered() {
        wrote();
        if (!cause.getAndSet(NONE).equals(NONE)) {
            LOG.log(Level.WARNING, "The database takes writes again.");
        }
    }

    /** Tells that the hub has written its last: from now on no transaction begins. Nothing more is logged. */
    public void end() {
        ended = true;
    }

    /** Whether the hub has written its last. */
    public boolean ended() {
        return ended;
    }

    /** Whether the last writes failed. */
    public boolean failing() {
        return ended || !cause.get().equals(NONE);
    }

    /**
     * The answer to a failure that comes from the database while it takes no writes. Do not log such a failure again. Empty if the
     * failure has another cause, or if writes work.
     */
    public Optional<HubException> refusal(Throwable failure) {
        return told(failure)
                ? Optional.of(HubException.unavailableFor("The hub cannot store anything at the moment, so this was not done. Try again in a minute.", RETRY_AFTER, failure))
                : Optional.empty();
    }

    /** Whether the cause of this failure is already in the log, so that a caller that retries need not log it. */
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
