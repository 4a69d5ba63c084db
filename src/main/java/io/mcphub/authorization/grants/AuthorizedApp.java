package io.mcphub.authorization.grants;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.authorization.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client that may act for a user now, or that would get access again without asking.
 *
 * @param clientId the client
 * @param clientName how it calls itself
 * @param clientHost the host that vouches for a client whose id is an address; null for others, whose names nobody vouches for
 * @param scope the widest scope that it was granted
 * @param allowance what the user's last answer allowed
 * @param allowedAt when the user last answered
 * @param lastUsedAt when it last got tokens; null for never
 */
public record AuthorizedApp(
        String clientId,
        String clientName,
        @Nullable String clientHost,
        String scope,
        @JsonUnwrapped Allowance allowance,
        Instant allowedAt,
        @Nullable Instant lastUsedAt) {
    /** What it may do, by its scope and by the user's answer. */
    public Access access() {
        return scope.equals(Scopes.ALL) ? allowance.access() : Access.READ;
    }

    /** Merges two answers about the same client; the later one counts. */
    AuthorizedApp and(AuthorizedApp other) {
        AuthorizedApp later = other.allowedAt.isBefore(allowedAt) ? this : other;
        String widest = scope.equals(Scopes.ALL) ? scope : other.scope;
        return new AuthorizedApp(clientId, later.clientName, clientHost, widest, later.allowance, later.allowedAt, latest(lastUsedAt, other.lastUsedAt));
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
