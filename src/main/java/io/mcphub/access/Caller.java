package io.mcphub.access;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request, as a credential proved it.
 *
 * @param userId the user's id
 * @param role the user's role
 * @param credential the kind of credential
 * @param credentialId the id of the session, personal access token or grant; for a login token its {@code sid}
 * @param clientId the OAuth client that acts for the user, if any
 * @param allowance what the user allows this credential; everything else is hidden
 * @param scopes the OAuth scopes that the client was granted ({@code mcp}, {@code mcp:read})
 * @param expiresAt when the credential ends; null for never
 * @param authenticatedAt when the person last proved who they are for this credential; null for never
 */
public record Caller(
        String userId,
        Role role,
        Credential credential,
        String credentialId,
        @Nullable String clientId,
        Allowance allowance,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant authenticatedAt) {
    private static final String FULL_SCOPE = "mcp";
    /** How long a sign-in counts as recent, for acts that could hand over the account. */
    private static final Duration RECENT = Duration.ofHours(1);

    /** The kinds of credential. {@code security.Doors} says which one opens which path. */
    public enum Credential {
        SESSION,
        LOGIN_TOKEN,
        PERSONAL_TOKEN,
        OAUTH_TOKEN,
        /** The hub itself, for work without a request, such as purging. */
        SYSTEM
    }

    public Caller {
        Objects.requireNonNull(userId);
        scopes = Set.copyOf(scopes);
    }

    /** A caller whose credential needs no sign-in of a person. */
    public Caller(
            String userId,
            Role role,
            Credential credential,
            String credentialId,
            @Nullable String clientId,
            Allowance allowance,
            Set<String> scopes,
            @Nullable Instant expiresAt) {
        this(userId, role, credential, credentialId, clientId, allowance, scopes, expiresAt, null);
    }

    /** A person at a page or with a login token, with everything that the role allows. */
    public static Caller person(String userId, Role role, Credential credential, String credentialId, Instant expiresAt) {
        return new Caller(userId, role, credential, credentialId, null, Allowance.ALL, Set.of(), expiresAt);
    }

    /** As above, with the time of the sign-in. */
    public static Caller person(String userId, Role role, Credential credential, String credentialId, Instant expiresAt, @Nullable Instant authenticatedAt) {
        return new Caller(userId, role, credential, credentialId, null, Allowance.ALL, Set.of(), expiresAt, authenticatedAt);
    }

    /** The OAuth client that acts for the user. */
    public Optional<String> client() {
        return Optional.ofNullable(clientId);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Throws {@code FORBIDDEN} unless the caller is an admin. Every method that acts on other people calls this first. */
    public void requireAdmin() {
        if (!isAdmin()) {
            throw HubException.of(Problem.FORBIDDEN, "Only an admin may do this.");
        }
    }

    /** Throws {@code FORBIDDEN} unless it is about the caller, or the caller is an admin. */
    public void requireAdminOr(@Nullable String userId) {
        if (!this.userId.equals(userId)) {
            requireAdmin();
        }
    }

    /** Throws {@code REAUTHENTICATION_REQUIRED} unless the person signed in within the last hour. */
    public void requireRecentSignIn(Instant now) {
        if (authenticatedAt == null || !now.isBefore(authenticatedAt.plus(RECENT))) {
            throw HubException.of(Problem.REAUTHENTICATION_REQUIRED, "Your sign-in is older than an hour. Sign in again, or send \"current_password\" with the same request.");
        }
    }

    /** This caller, having proved just now who they are. */
    public Caller authenticated(Instant at) {
        return new Caller(userId, role, credential, credentialId, clientId, allowance, scopes, expiresAt, at);
    }

    /** Whether the credential reaches the integration. */
    public boolean reaches(String integration) {
        return allowance.reaches(integration);
    }

    /** Whether the credential has ended at that time. */
    public boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether the credential may do more than read: both the user's allowance and the OAuth scope must permit it. */
    public boolean mayWrite() {
        return allowance.permitsWriting() && (scopes.isEmpty() || scopes.contains(FULL_SCOPE));
    }

    /** This caller with other OAuth scopes. */
    public Caller withScopes(Set<String> other) {
        return new Caller(userId, role, credential, credentialId, clientId, allowance, other, expiresAt, authenticatedAt);
    }

    /** This caller, restricted to these integrations. It never reaches more than before. */
    public Caller narrowedTo(Set<String> wanted) {
        return new Caller(userId, role, credential, credentialId, clientId, allowance.narrowedTo(wanted), scopes, expiresAt, authenticatedAt);
    }

    /** What the credential is shown. */
    public Shown shown() {
        return allowance.shown();
    }

    /** This caller, shown otherwise. */
    public Caller withShown(Shown other) {
        return new Caller(userId, role, credential, credentialId, clientId, allowance.withShown(other), scopes, expiresAt, authenticatedAt);
    }
}
