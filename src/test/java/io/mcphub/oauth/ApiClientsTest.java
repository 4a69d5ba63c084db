package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.SensitiveAct;
import io.mcphub.users.AccessEnded;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Confidential clients: their secrets, their owners, and what ends with them. */
class ApiClientsTest {
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void secretWhenStoredThenAsAHashAlone() {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);

        Object stored = rig.database.entityManager().createNativeQuery("SELECT secret_hash FROM api_clients").getSingleResult();
        assertThat(stored).isEqualTo(Keys.hash(job.secret().reveal())).isNotEqualTo(job.secret().reveal());
        assertThat(job.client().clientId()).doesNotStartWith("http");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REGISTERED);
    }

    @Test
    void secretWhenRotatedThenTheOldOneAndItsTokensEndAtOnce() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        AccessTokenResponse before = byItself(job, job.secret().reveal());
        assertThat(rig.caller(before)).isPresent();

        ApiClients.WithSecret rotated = rig.apiClients.rotateSecret(OAuthRig.ada("s"), OAuthRig.ADA, job.client().id());

        assertThat(rig.caller(before)).isEmpty();
        assertThat(catchThrowableOfType(GeneralException.class, () -> byItself(job, job.secret().reveal()))).isNotNull();
        assertThat(rig.caller(byItself(job, rotated.secret().reveal()))).isPresent();
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_SECRET_ROTATED);
        assertThat(rig.beans.events(CredentialsChanged.class).fired).containsOnly(new CredentialsChanged(OAuthRig.ADA));
    }

    @Test
    void clientWhenDeletedThenItsTokensAndGrantsEndAtOnce() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        AccessTokenResponse alone = byItself(job, job.secret().reveal());
        AccessTokenResponse granted = rig.exchange(rig.code("client_id", job.client().clientId()), "client_id", job.client().clientId(), "client_secret", job.secret().reveal());
        assertThat(rig.caller(granted)).isPresent();

        rig.apiClients.delete(OAuthRig.ada("s"), OAuthRig.ADA, job.client().id());

        assertThat(rig.caller(alone)).isEmpty();
        assertThat(rig.caller(granted)).isEmpty();
        assertThat(rig.apiClients.list(OAuthRig.ada("s"), OAuthRig.ADA)).isEmpty();
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_CLIENT_DELETED, AuditAction.OAUTH_REVOKED);
    }

    @Test
    void clientWhenOfAnotherUserThenNotFoundAndAnAdminSeesIt() {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        String id = job.client().id();

        assertThatThrownBy(() -> rig.apiClients.rotateSecret(bob(), "user-bob", id)).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThatThrownBy(() -> rig.apiClients.delete(bob(), "user-bob", id)).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(rig.apiClients.list(bob(), "user-bob")).isEmpty();
        assertThat(rig.apiClients.list(OAuthRig.admin(), null)).hasSize(1);
        rig.apiClients.delete(OAuthRig.admin(), null, id);
        assertThat(rig.apiClients.list(OAuthRig.admin(), null)).isEmpty();
        // Who listens with a token of the client is its owner, whoever ended it.
        assertThat(rig.beans.events(CredentialsChanged.class).fired).containsExactly(new CredentialsChanged(OAuthRig.ADA));
    }

    @Test
    void clientWhenTheWishIsBadThenInvalidAndNamed() {
        assertInvalid("name", new ApiClient.Wish(" ", Set.of(), Allowance.ALL));
        assertInvalid("redirect_uris", new ApiClient.Wish("Job", Set.of("javascript:alert(1)"), Allowance.ALL));
        assertInvalid("integrations", new ApiClient.Wish("Job", Set.of(), new Allowance(Access.FULL, Set.of("../slack"))));
        assertThat(catchThrowableOfType(HubException.class, () -> rig.apiClients.createFor(OAuthRig.admin(), "nobody", new ApiClient.Wish("Job", Set.of(), Allowance.ALL))).field()).contains("user_id");
    }

    @Test
    void clientsWhenFiftyThenNoMore() {
        for (int i = 0; i < 50; i++) {
            rig.confidentialClient(Access.FULL);
        }

        assertThatThrownBy(() -> rig.confidentialClient(Access.FULL)).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
    }

    /** The secret is void, not the client: its owner gives it another one. */
    @Test
    void clientWhenThePasswordChangedThenVoidUntilRotated() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        AccessTokenResponse alone = byItself(job, job.secret().reveal());
        AccessTokenResponse granted = rig.exchange(rig.code("client_id", job.client().clientId()), "client_id", job.client().clientId(), "client_secret", job.secret().reveal());
        rig.database.run(em -> rig.apiClientStore.end(new PasswordChanged(OAuthRig.ADA, false)));
        assertThat(rig.caller(alone)).isPresent();

        rig.database.run(em -> rig.apiClientStore.end(new PasswordChanged(OAuthRig.ADA, true)));

        assertThat(rig.caller(alone)).isEmpty();
        assertThat(rig.caller(granted)).isEmpty();
        assertThat(catchThrowableOfType(GeneralException.class, () -> byItself(job, job.secret().reveal()))).isNotNull();
        assertThat(catchThrowableOfType(GeneralException.class, () -> byItself(job, "x"))).isNotNull();
        assertThat(rig.apiClients.list(OAuthRig.ada("s"), OAuthRig.ADA)).singleElement().extracting(ApiClient::secretVoid).isEqualTo(true);
        ApiClients.WithSecret rotated = rig.apiClients.rotateSecret(OAuthRig.ada("s"), OAuthRig.ADA, job.client().id());
        assertThat(rotated.client().secretVoid()).isFalse();
        assertThat(rig.caller(byItself(job, rotated.secret().reveal()))).isPresent();
        assertThat(rig.caller(alone)).isEmpty();
    }

    /** Somebody else's grant lives on; the tokens that a thief of the secret got with it do not. */
    @Test
    void tokenWhenTheSecretWasVoidAndIsRotatedThenStillEndedAndTheGrantLives() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        rig.database.person("user-bob");
        AccessTokenResponse granted = rig.exchange(codeOfBob(job), "client_id", job.client().clientId(), "client_secret", job.secret().reveal());
        assertThat(rig.caller(granted)).isPresent();

        rig.database.run(em -> rig.apiClientStore.end(new PasswordChanged(OAuthRig.ADA, true)));
        assertThat(rig.caller(granted)).isEmpty();
        String secret = rig.apiClients.rotateSecret(OAuthRig.ada("s"), OAuthRig.ADA, job.client().id()).secret().reveal();

        assertThat(rig.caller(granted)).isEmpty();
        assertThat(rig.caller(rig.token(new HashMap<>(Map.of(
                        "grant_type", "refresh_token", "refresh_token", granted.getTokens().getRefreshToken().getValue(), "client_id", job.client().clientId(), "client_secret", secret)))))
                .isPresent();
    }

    @Test
    void clientWhenItsOwnerWasBlockedThenVoidUntilRotated() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        AccessTokenResponse alone = byItself(job, job.secret().reveal());
        rig.audit.rows.clear();

        rig.database.run(em -> rig.apiClientStore.end(new AccessEnded("user-bob", "blocked")));
        assertThat(rig.caller(alone)).isPresent();
        rig.database.run(em -> rig.apiClientStore.end(new AccessEnded(OAuthRig.ADA, "blocked")));

        assertThat(rig.caller(alone)).isEmpty();
        assertThat(catchThrowableOfType(GeneralException.class, () -> byItself(job, job.secret().reveal()))).isNotNull();
        assertThat(rig.apiClients.list(OAuthRig.ada("s"), OAuthRig.ADA)).singleElement().extracting(ApiClient::secretVoid).isEqualTo(true);
        assertThat(rig.audit.rows).singleElement().satisfies(row -> assertThat(row.details()).containsEntry("reason", "blocked").containsEntry("clients", "1"));
    }

    private String codeOfBob(ApiClients.WithSecret job) {
        String request = rig.pending("client_id", job.client().clientId());
        rig.consents.find(request, bob());
        return OAuthRig.query(rig.allow(request, bob(), Allowance.ALL)).get("code");
    }

    @Test
    void clientsOfOthersWhenNotAdminThenForbiddenAndNothingChanges() {
        String id = rig.confidentialClient(Access.FULL).client().id();
        ApiClient.Wish wish = new ApiClient.Wish("Job", Set.of(), Allowance.ALL);

        assertForbidden(() -> rig.apiClients.list(bob(), null));
        assertForbidden(() -> rig.apiClients.list(bob(), OAuthRig.ADA));
        assertForbidden(() -> rig.apiClients.createFor(bob(), "user-bob", wish));
        assertForbidden(() -> rig.apiClients.rotateSecret(bob(), null, id));
        assertForbidden(() -> rig.apiClients.rotateSecret(bob(), OAuthRig.ADA, id));
        assertForbidden(() -> rig.apiClients.delete(bob(), null, id));
        assertForbidden(() -> rig.apiClients.delete(bob(), OAuthRig.ADA, id));
        assertThat(rig.apiClients.list(OAuthRig.admin(), null)).hasSize(1);
    }

    @Test
    void clientWhenTheSignInEndedMeanwhileThenNeitherANewOneNorANewSecret() {
        String id = rig.confidentialClient(Access.FULL).client().id();
        rig.beans.events(SensitiveAct.class).observe(act -> {
            throw LiveProof.ended();
        });

        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act : java.util.List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> rig.confidentialClient(Access.FULL), () -> rig.apiClients.rotateSecret(OAuthRig.ada("s"), OAuthRig.ADA, id))) {
            assertThat(catchThrowableOfType(HubException.class, act).problem()).isEqualTo(Problem.UNAUTHENTICATED);
        }
        assertThat(rig.apiClients.list(OAuthRig.ada("s"), OAuthRig.ADA)).hasSize(1);
    }

    @Test
    void clientWhenTheSignInIsOldThenNeitherANewOneNorANewSecret() {
        String id = rig.confidentialClient(Access.FULL).client().id();
        Caller old = OAuthRig.ada("s").authenticated(rig.clock.now().minusSeconds(3600));

        assertReauthentication(() -> rig.apiClients.create(old, new ApiClient.Wish("Job", Set.of(), Allowance.ALL)));
        assertReauthentication(() -> rig.apiClients.rotateSecret(old, OAuthRig.ADA, id));
        assertThat(rig.apiClients.list(old, OAuthRig.ADA)).hasSize(1);
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(HubException.class, call).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    private static void assertReauthentication(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(HubException.class, call).problem()).isEqualTo(Problem.REAUTHENTICATION_REQUIRED);
    }

    private static Caller bob() {
        return Caller.person("user-bob", io.mcphub.access.Role.USER, Caller.Credential.SESSION, "b", java.time.Instant.MAX, java.time.Instant.parse("9999-01-01T00:00:00Z"));
    }

    private void assertInvalid(String field, ApiClient.Wish wish) {
        assertThat(catchThrowableOfType(HubException.class, () -> rig.apiClients.create(OAuthRig.ada("s"), wish)).field()).contains(field);
    }

    private AccessTokenResponse byItself(ApiClients.WithSecret job, String secret) throws GeneralException {
        return rig.token(new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", job.client().clientId(), "client_secret", secret)));
    }
}
