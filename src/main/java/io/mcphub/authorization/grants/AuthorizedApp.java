package io.mcphub.authorization.grants;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mcphub.access.Allowance;
import io.mcphub.authorization.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client that may act for a user now, or that would not have to ask again.
 *
 * @param clientHost the host that vouches for a client whose id is an address; null for others, whose name nobody vouches for
 * @param scope the widest scope that it was granted
 * @param allowance what the user's last answer allowed
 * @param allowedAt the user's last answer
 * @param lastUsedAt when it last got tokens; null if it never did
 */
public record AuthorizedApp(
        String clientId,
        String clientName,
        @Nullable String clientHost,
        String scope,
        @JsonUnwrapped Allowance allowance,
        Instant allowedAt,
        @Nullable Instant lastUsedAt) {
    /** This app with another answer about the same client taken in: the later answer counts. */
    AuthorizedApp and(AuthorizedApp other) {
        AuthorizedApp later = other.allowedAt.isBefore(allowedAt) ? this : other;
        String widest = scope.equals(Scopes.ALL) ? scope : other.scope;
        return new AuthorizedApp(clientId, later.clientName, clientHost, widest, later.allowance, later.allowedAt, latest(lastUsedAt, other.lastUsedAt));
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
