package io.mcphub.platform;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub's one exception for an expected failure: a {@link Problem} and a sentence for the caller. The sentence says what is wrong
 * and what to do next. It never contains a secret or the text of another exception; keep that one as the cause.
 */
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String publicDetail;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String field;
    private final boolean unreachable;
    private final boolean begun;

    private HubException(Problem problem, String publicDetail, @Nullable Duration retryAfter, @Nullable String field, @Nullable Throwable cause) {
        this(problem, publicDetail, retryAfter, field, cause, false, true);
    }

    private HubException(
            Problem problem, String publicDetail, @Nullable Duration retryAfter, @Nullable String field, @Nullable Throwable cause, boolean unreachable, boolean begun) {
        super(problem + ": " + publicDetail, cause);
        this.begun = begun;
        this.unreachable = unreachable;
        this.problem = problem;
        this.publicDetail = Objects.requireNonNull(publicDetail);
        this.retryAfter = retryAfter;
        this.field = field;
    }

    /** A problem with a sentence for the caller. */
    public static HubException of(Problem problem, String publicDetail) {
        return new HubException(problem, publicDetail, null, null, null);
    }

    /** As {@link #of(Problem, String)}. The cause is for the log and never reaches the caller. */
    public static HubException of(Problem problem, String publicDetail, Throwable cause) {
        return new HubException(problem, publicDetail, null, null, cause);
    }

    /**
     * {@code INVALID_INPUT}.
     *
     * @param field the name of the wrong value, as the caller wrote it
     * @param publicDetail what is wrong and what to send instead
     */
    public static HubException invalid(String field, String publicDetail) {
        return new HubException(Problem.INVALID_INPUT, publicDetail, null, field, null);
    }

    /** {@code NOT_FOUND}, also for what belongs to somebody else: the answer must not tell that it exists. */
    public static HubException notFound(String publicDetail) {
        return of(Problem.NOT_FOUND, publicDetail);
    }

    /** {@code CONFLICT}: the present state of the thing forbids the change. */
    public static HubException conflict(String publicDetail) {
        return of(Problem.CONFLICT, publicDetail);
    }

    /** {@code RATE_LIMITED}. Answers round {@code retryAfter} up to whole seconds. */
    public static HubException rateLimited(String publicDetail, Duration retryAfter) {
        return new HubException(Problem.RATE_LIMITED, publicDetail, retryAfter, null, null);
    }

    /** {@code STILL_RUNNING}: the same request works later. Answers round {@code retryAfter} up to whole seconds. */
    public static HubException stillRunning(String publicDetail, Duration retryAfter) {
        return new HubException(Problem.STILL_RUNNING, publicDetail, retryAfter, null, null);
    }

    /** {@code UNAVAILABLE}: the hub cannot do this now, but recovers by itself. Answers round {@code retryAfter} up to whole seconds. */
    public static HubException unavailableFor(String publicDetail, Duration retryAfter, Throwable cause) {
        return new HubException(Problem.UNAVAILABLE, publicDetail, retryAfter, null, cause);
    }

    /** {@code UPSTREAM_UNAVAILABLE}: the provider's host did not answer or answered 5xx. The circuit breaker counts it against the host. */
    public static HubException unreachable(String publicDetail, @Nullable Throwable cause) {
        return new HubException(Problem.UPSTREAM_UNAVAILABLE, publicDetail, null, null, cause, true, true);
    }

    /** {@code UPSTREAM_UNAVAILABLE} for a reason that is not the host's fault. The circuit breaker does not count it. */
    public static HubException unavailable(String publicDetail) {
        return of(Problem.UPSTREAM_UNAVAILABLE, publicDetail);
    }

    /** {@code UPSTREAM_UNAVAILABLE} before anything was asked of the provider, so that nothing there has changed. */
    public static HubException notBegun(String publicDetail) {
        return new HubException(Problem.UPSTREAM_UNAVAILABLE, publicDetail, null, null, null, false, false);
    }

    /** Whether a request that failed so may have changed something: a provider that refused it did not, after other failures nobody knows. */
    public boolean mayHaveChanged() {
        return begun && problem.status() >= 500 && problem != Problem.UPSTREAM_REFUSED;
    }

    /** Whether the connection to the provider broke or its answer was a 5xx. */
    public boolean isUnreachable() {
        return unreachable;
    }

    public Problem problem() {
        return problem;
    }

    /** One or two sentences, safe to show to anybody who may make this request. */
    public String publicDetail() {
        return publicDetail;
    }

    /** How long to wait before the same request can work. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@link #retryAfter()} as answers carry it: whole seconds, rounded up, at least one. */
    public Optional<Long> retryAfterSeconds() {
        return retryAfter().map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** The name of the wrong value, as the caller wrote it; empty unless made by {@link #invalid}. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
