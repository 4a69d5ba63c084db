package io.mcphub.tokens;

import io.mcphub.access.AllowanceColumns;
import io.mcphub.access.Caller;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.VisibleText;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.settings.Settings;
import io.mcphub.users.AccessEnded;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Personal access tokens: {@code mcphub_pat_} + 256 random bits + checksum, stored as SHA-256. */
@ApplicationScoped
public class PersonalAccessTokens {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LIFE_DAYS = 365;

    @Inject
    PersonalTokenStore store;

    @Inject
    TokenUses uses;

    @Inject
    Users users;

    @Inject
    Settings settings;

    @Inject
    HubClock clock;

    @Inject
    Event<CredentialsChanged> changed;

    @Inject
    Broadcast broadcast;

    /** Cached by hash, so that no token stays in memory. A revocation empties it; the owner is looked up on every use. */
    private final FreshCache<String, Optional<PersonalToken>> cache = new FreshCache<>(Duration.ofSeconds(5), 10_000, hash -> store.find(hash));

    /** A new token and its value, which is shown only once. */
    public record Created(PersonalToken token, Secret value) {}

    @PostConstruct
    void share() {
        broadcast.share("tokens", cache);
    }

    /** Creates a token. Throws {@code REAUTHENTICATION_REQUIRED} unless the sign-in is recent, {@code INVALID_INPUT} for a wrong wish. */
    public Created create(Caller caller, PersonalToken.Wish wish) {
        caller.requireRecentSignIn(clock.now());
        check(wish);
        Secret value = PersonalTokenFormat.create();
        PersonalAccessTokenEntity token = new PersonalAccessTokenEntity();
        token.id = UUID.randomUUID().toString();
        token.tokenHash = Keys.hash(value.reveal());
        token.userId = caller.userId();
        token.name = checkedName(wish.name());
        token.allowance = AllowanceColumns.of(wish.allowance());
        token.createdAt = clock.now();
        token.expiresAt = wish.expiresInDays() == null ? null : token.createdAt.plus(Duration.ofDays(wish.expiresInDays()));
        store.insert(caller, token);
        return new Created(token.toToken(), value);
    }

    /** Whether a token without an end may be created here. */
    public boolean mayNeverExpire() {
        return settings.flag("pat_without_expiry", false);
    }

    /** The tokens of a person, oldest first. {@code FORBIDDEN} for a caller who is neither that person nor an admin. */
    public List<PersonalToken> list(Caller caller, String userId) {
        caller.requireAdminOr(userId);
        return list(userId);
    }

    /** The user's tokens, oldest first. */
    public List<PersonalToken> list(String userId) {
        return store.of(userId);
    }

    /** Gives a token another name. Throws {@code INVALID_INPUT} for a wrong one, {@code NOT_FOUND} if the user has no such token. */
    public void rename(String userId, String id, String name) {
        if (!store.rename(id, userId, checkedName(name))) {
            throw HubException.notFound("You have no such token.");
        }
        cache.changed();
    }

    /** Ends a token at once. Throws {@code NOT_FOUND} if the user has no such token. */
    public void revoke(String userId, String id) {
        if (!store.delete(id, userId)) {
            throw HubException.notFound("You have no such token.");
        }
        cache.changed();
        changed.fire(new CredentialsChanged(userId));
    }

    /** The caller of a token, if it is valid and its user may enter. Cached briefly. The time of use is not written on every call. */
    public Optional<Caller> find(String token) {
        if (!PersonalTokenFormat.matches(token)) {
            return Optional.empty();
        }
        Optional<Caller> caller = cache.get(Keys.hash(token))
                .filter(t -> t.livesAt(clock.now()))
                .flatMap(t -> users.mayEnter(t.userId()).map(user -> t.caller(user.role())));
        caller.ifPresent(c -> uses.record(c.credentialId()));
        return caller;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) PasswordChanged change) {
        cache.changed();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessEnded block) {
        cache.changed();
    }

    private static String checkedName(String wanted) {
        String name = wanted.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || !VisibleText.isOneLine(name)) {
            throw HubException.invalid("name", "Give the token a name of 1 to " + LONGEST_NAME + " visible characters on one line.");
        }
        return name;
    }

    private void check(PersonalToken.Wish wish) {
        Integer days = wish.expiresInDays();
        if (days == null && !mayNeverExpire()) {
            throw HubException.invalid("expires_in_days", "Tokens must expire here. Choose 1 to " + LONGEST_LIFE_DAYS + " days.");
        }
        if (days != null && (days < 1 || days > LONGEST_LIFE_DAYS)) {
            throw HubException.invalid("expires_in_days", "Choose 1 to " + LONGEST_LIFE_DAYS + " days.");
        }
        wish.allowance().requireValid();
    }
}
