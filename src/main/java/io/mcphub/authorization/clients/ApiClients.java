package io.mcphub.authorization.clients;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.persistence.JsonListConverter;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Confidential clients that people register for their own programs (OAuth 2.1 §2.1). A secret has 256 random bits, so a plain hash
 * is enough. Only the named owner or an admin may act; a null owner means everybody's clients.
 */
@ApplicationScoped
public class ApiClients {
    private static final int MOST = 50;
    private static final int MOST_REDIRECTS = 20;
    private static final int LONGEST_NAME = 100;

    @Inject
    ApiClientStore store;

    @Inject
    RedirectUris redirectUris;

    @Inject
    Users users;

    @Inject
    HubClock clock;

    /** A client and its secret, which is never shown again. */
    public record WithSecret(ApiClient client, Secret secret) {}

    /** Registers a client for the caller. Throws {@code INVALID_INPUT} for a wrong wish, {@code CONFLICT} if there are too many. */
    public WithSecret create(Caller caller, ApiClient.Wish wish) {
        return register(caller, caller.userId(), wish);
    }

    /** Registers a client for any person; for admins. */
    public WithSecret createFor(Caller caller, String userId, ApiClient.Wish wish) {
        caller.requireAdmin();
        return register(caller, userId, wish);
    }

    private WithSecret register(Caller caller, String userId, ApiClient.Wish wish) {
        caller.requireRecentSignIn(clock.now());
        check(wish);
        if (users.find(userId).isEmpty()) {
            throw HubException.invalid("user_id", "There is no such person.");
        }
        if (store.of(userId).size() >= MOST) {
            throw HubException.conflict("There are " + MOST + " clients already. Delete one that is not needed any more.");
        }
        Secret secret = newSecret();
        ApiClientEntity client = new ApiClientEntity();
        client.id = UUID.randomUUID().toString();
        client.clientId = "cc_" + UUID.randomUUID();
        client.secretHash = Keys.hash(secret.reveal());
        client.userId = userId;
        client.name = ClientNames.shown(wish.name());
        client.redirectUris = JsonListConverter.write(wish.redirectUris());
        client.access = wish.allowance().access();
        client.integrations = JsonListConverter.write(wish.allowance().integrations());
        client.createdAt = clock.now();
        return new WithSecret(store.insert(caller, client), secret);
    }

    /** The owner's clients, oldest first. */
    public List<ApiClient> list(Caller caller, @Nullable String owner) {
        caller.requireAdminOr(owner);
        return store.of(owner);
    }

    /**
     * Replaces the secret. The old one, and every access token that the client got with it, end at once. Throws {@code NOT_FOUND}
     * if the owner has no such client.
     */
    public WithSecret rotateSecret(Caller caller, @Nullable String owner, String id) {
        caller.requireAdminOr(owner);
        caller.requireRecentSignIn(clock.now());
        Secret secret = newSecret();
        return new WithSecret(store.rotate(caller, owner, id, Keys.hash(secret.reveal())).orElseThrow(ApiClients::unknown), secret);
    }

    /** Deletes a client and ends all its tokens at once. Throws {@code NOT_FOUND} if the owner has no such client. */
    public void delete(Caller caller, @Nullable String owner, String id) {
        caller.requireAdminOr(owner);
        if (!store.delete(id, owner, caller.userId())) {
            throw unknown();
        }
    }

    private void check(ApiClient.Wish wish) {
        String name = wish.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw HubException.invalid("name", "Give the client a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (wish.redirectUris().size() > MOST_REDIRECTS || !wish.redirectUris().stream().allMatch(redirectUris::acceptable)) {
            throw HubException.invalid("redirect_uris", "Name at most " + MOST_REDIRECTS + " addresses: https, or http on localhost, 127.0.0.1 or [::1].");
        }
        wish.allowance().requireValid();
    }

    private static Secret newSecret() {
        return Secret.of("mcphub_ocs_" + Keys.random());
    }

    private static HubException unknown() {
        return HubException.notFound("There is no such client.");
    }
}
