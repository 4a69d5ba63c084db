package io.mcphub.platform;

/** Why the hub refuses a request. Each door renders it in its own form; {@code docs/problems.md} has a heading for each. */
public enum Problem {
    /** The request could not be read at all. */
    UNREADABLE(400, "Unreadable request"),
    /** The request was read, but a value in it is not acceptable. */
    INVALID_INPUT(422, "Invalid input"),
    UNAUTHENTICATED(401, "Not authenticated"),
    FORBIDDEN(403, "Forbidden"),
    /** The last sign-in is too long ago for this request. Sign in again, or send the password in the same request. */
    REAUTHENTICATION_REQUIRED(403, "Sign in again"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    TOO_SLOW(408, "Request too slow"),
    CONFLICT(409, "Conflict"),
    /** A call with the same idempotency key still runs. */
    STILL_RUNNING(409, "Still running"),
    /** Nobody knows whether an earlier call with the same idempotency key did its work. */
    OUTCOME_UNKNOWN(409, "Outcome unknown"),
    /** The caller has no working connection to the provider. */
    NOT_CONNECTED(409, "Not connected"),
    /** The thing existed and has ended. */
    GONE(410, "Gone"),
    TOO_LARGE(413, "Request too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Internal error"),
    /** The hub cannot write: its disk is full, or another process holds its database. */
    UNAVAILABLE(503, "Temporarily unavailable"),
    /** The provider answered with a refusal. */
    UPSTREAM_REFUSED(502, "Refused by the provider"),
    /** The provider could not be reached, did not answer in time or is broken. */
    UPSTREAM_UNAVAILABLE(503, "Provider unavailable");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status code (RFC 9110 §15) of a REST answer. */
    public int status() {
        return status;
    }

    /** A short summary that is the same for every occurrence (RFC 9457 §3.1.4). */
    public String title() {
        return title;
    }

    /** The anchor in {@code docs/problems.md}, for example {@code not-connected}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
