package io.mcphub.platform;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one failure of the hub: a {@link Problem} and a sentence that a stranger may read. The sentence says what is wrong
 * and what to do next; it never repeats a secret or the text of a foreign exception (keep that as the cause).
 */
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String publicDetail;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String field;
    private final boolean unreachable;

    private HubException(Problem problem, String publicDetail, @Nullable Duration retryAfter, @Nullable String field, @Nullable Throwable cause) {
        this(problem, publicDetail, retryAfter, field, cause, false);
    }

    private HubException(
            Problem problem, String publicDetail, @Nullable Duration retryAfter, @Nullable String field, @Nullable Throwable cause, boolean unreachable) {
        super(problem + ": " + publicDetail, cause);
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

    /** As {@link #of(Problem, String)}, keeping the cause for the log; nothing of it reaches the caller. */
    public static HubException of(Problem problem, String publicDetail, Throwable cause) {
        return new HubException(problem, publicDetail, null, null, cause);
    }

    /** A value is not acceptable; {@code field} is its name as the caller wrote it. */
    public static HubException invalid(String field, String publicDetail) {
        return new HubException(Problem.INVALID_INPUT, publicDetail, null, field, null);
    }

    /** The thing does not exist, or not for this caller: the answer is the same. */
    public static HubException notFound(String publicDetail) {
        return of(Problem.NOT_FOUND, publicDetail);
    }

    /** The state of the thing forbids the change. */
    public static HubException conflict(String publicDetail) {
        return of(Problem.CONFLICT, publicDetail);
    }

    /** Too many requests; {@code retryAfter} is rounded up to whole seconds in an answer. */
    public static HubException rateLimited(String publicDetail, Duration retryAfter) {
        return new HubException(Problem.RATE_LIMITED, publicDetail, retryAfter, null, null);
    }

    /** The hub itself cannot do this now, and will by itself; {@code retryAfter} is rounded up to whole seconds in an answer. */
    public static HubException unavailableFor(String publicDetail, Duration retryAfter, Throwable cause) {
        return new HubException(Problem.UNAVAILABLE, publicDetail, retryAfter, null, cause);
    }

    /** The provider's host did not answer, or answered 5xx: {@link Problem#UPSTREAM_UNAVAILABLE}, and it counts against the host. */
    public static HubException unreachable(String publicDetail, @Nullable Throwable cause) {
        return new HubException(Problem.UPSTREAM_UNAVAILABLE, publicDetail, null, null, cause, true);
    }

    /** The provider cannot be used now, for a reason that says nothing new about its host. */
    public static HubException unavailable(String publicDetail) {
        return of(Problem.UPSTREAM_UNAVAILABLE, publicDetail);
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

    /** {@link #retryAfter()} in whole seconds, as answers carry it: rounded up, at least one. */
    public Optional<Long> retryAfterSeconds() {
        return retryAfter().map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** The name of the field that is not acceptable. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
