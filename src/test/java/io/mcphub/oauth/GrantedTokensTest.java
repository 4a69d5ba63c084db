package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import io.mcphub.access.Access;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.AccessEnded;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to tokens that were issued: rotation, reuse, revocation, a new password. */
class GrantedTokensTest {
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void refreshWhenRotatedThenNewTokenWorks() throws Exception {
        AccessTokenResponse second = rig.refresh(rig.exchange(rig.code()));

        assertThat(rig.caller(second)).isPresent();
        assertThat(rig.caller(rig.refresh(second))).isPresent();
    }

    @Test
    void refreshWhenUsedManyTimesInTheGraceThenOneSuccessorAndNothingEnds() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);

        for (int use = 0; use < 5; use++) {
            AccessTokenResponse again = rig.refresh(first);
            assertThat(again.getTokens().getRefreshToken()).isEqualTo(second.getTokens().getRefreshToken());
            assertThat(rig.caller(again)).isPresent();
        }
        assertThat(rig.caller(rig.refresh(second))).isPresent();
        assertThat(rig.audit.actions()).doesNotContain(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenTwoSessionsShareALoginThenBothLiveThroughManyRounds() throws Exception {
        AccessTokenResponse one = rig.exchange(rig.code());
        AccessTokenResponse other = one;
        for (int round = 0; round < 5; round++) {
            one = rig.refresh(one);
            rig.later(Duration.ofSeconds(20));
            other = rig.refresh(other);
            rig.later(Duration.ofMinutes(10));
        }
        assertThat(rig.caller(rig.refresh(one))).isPresent();
        assertThat(rig.audit.actions()).doesNotContain(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenReusedAfterTheGraceAndTheSuccessorIsUnusedThenRefusedAndNothingEnds() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);
        rig.later(Duration.ofSeconds(61));

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");

        assertThat(rig.caller(second)).isPresent();
        assertThat(rig.caller(rig.refresh(second))).isPresent();
        assertThat(rig.audit.actions()).doesNotContain(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenReusedAfterTheSuccessorWasRedeemedThenFamilyEnds() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse third = rig.refresh(rig.refresh(first));
        rig.later(Duration.ofSeconds(61));

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");

        assertThat(error(() -> rig.refresh(third))).isEqualTo("invalid_grant");
        assertThat(rig.caller(third)).isEmpty();
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenReusedAfterAnAccessTokensLifetimeThenFamilyEnds() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);
        rig.later(rig.config.accessTokenLifetime());

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");

        assertThat(error(() -> rig.refresh(second))).isEqualTo("invalid_grant");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenGraceIsOffThenFirstReuseIsRefusedAndEndsTheFamilyOnceTheSuccessorIsUsed() throws Exception {
        rig.config.variables.put("OAUTH_REFRESH_GRACE_SECONDS", "0");
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
        AccessTokenResponse third = rig.refresh(second);
        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
        assertThat(rig.caller(third)).isEmpty();
    }

    @Test
    void refreshWhenPresentedByAnotherClientThenRefusedAndNotUsedUp() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());

        assertThat(error(() -> rig.refresh(first, "client_id", rig.otherClient))).isEqualTo("invalid_grant");
        assertThat(rig.caller(rig.refresh(first))).isPresent();
    }

    @Test
    void refreshWhenScopeIsWidenedThenInvalidScope() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code("scope", "mcp:read"));
        assertThat(rig.caller(first).orElseThrow().scopes()).isEqualTo(Set.of("mcp:read"));

        assertThat(error(() -> rig.refresh(first, "scope", "mcp"))).isEqualTo("invalid_scope");
    }

    @Test
    void refreshWhenExpiredThenRefused() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        rig.later(Duration.ofDays(30));

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
    }

    @Test
    void refreshWhenUserIsBlockedThenRefused() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        rig.blocked.add(OAuthRig.ADA);

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
        assertThat(rig.caller(first)).isEmpty();
    }

    @Test
    void accessTokenWhenExpiredOrTamperedThenOpensNothing() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());
        String jwt = tokens.getTokens().getAccessToken().getValue();
        String[] parts = jwt.split("\\.");
        char first = parts[2].charAt(0);
        assertThat(rig.accessTokens.find(parts[0] + "." + parts[1] + "." + (first == 'A' ? 'B' : 'A') + parts[2].substring(1))).isEmpty();

        rig.later(Duration.ofMinutes(15));
        assertThat(rig.caller(tokens)).isEmpty();
    }

    @Test
    void revocationWhenOfAnotherClientThenNothingEnds() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());
        rig.revoke(tokens.getTokens().getRefreshToken().getValue(), rig.otherClient);
        rig.revoke(tokens.getTokens().getAccessToken().getValue(), rig.otherClient);
        assertThat(rig.caller(tokens)).isPresent();

        rig.revoke(tokens.getTokens().getRefreshToken().getValue(), rig.client);
        assertThat(rig.caller(tokens)).isEmpty();
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REVOKED);
    }

    @Test
    void passwordWhenChangedWithTokensThenGrantsEnd() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());
        rig.database.run(em -> rig.grants.end(new PasswordChanged(OAuthRig.ADA, false)));
        assertThat(rig.caller(tokens)).isPresent();

        rig.database.run(em -> rig.grants.end(new PasswordChanged(OAuthRig.ADA, true)));
        assertThat(rig.caller(tokens)).isEmpty();
        assertThat(error(() -> rig.refresh(tokens))).isEqualTo("invalid_grant");
    }

    @Test
    void grantsWhenTheirUserIsBlockedThenEndForGood() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());

        rig.database.run(em -> rig.grants.end(new AccessEnded("user-bob", "blocked")));
        assertThat(rig.caller(tokens)).isPresent();
        rig.database.run(em -> rig.grants.end(new AccessEnded(OAuthRig.ADA, "blocked")));

        assertThat(rig.caller(tokens)).isEmpty();
        assertThat(error(() -> rig.refresh(tokens))).isEqualTo("invalid_grant");
    }

    @Test
    void passwordWhenChangedWithTokensThenOneRowForEachGrantThatEndsSaysWhy() throws Exception {
        rig.exchange(rig.code());
        AccessTokenResponse givenBack = rig.exchange(rig.code());
        rig.exchange(rig.code("client_id", rig.otherClient), "client_id", rig.otherClient);
        rig.revoke(givenBack.getTokens().getRefreshToken().getValue(), rig.client);
        rig.audit.rows.clear();

        rig.database.run(em -> rig.grants.end(new PasswordChanged(OAuthRig.ADA, true)));
        rig.database.run(em -> rig.grants.end(new PasswordChanged(OAuthRig.ADA, true)));

        assertThat(rig.audit.actions()).containsExactly(AuditAction.OAUTH_REVOKED, AuditAction.OAUTH_REVOKED);
        assertThat(rig.audit.rows).extracting(RecordedAudit.Row::details).allSatisfy(details -> assertThat(details).containsEntry("reason", "password_changed").containsKey("grant"));
        assertThat(rig.audit.rows).extracting(row -> row.details().get("client")).containsExactlyInAnyOrder(rig.client, rig.otherClient);
    }

    @Test
    void purgeWhenGrantStillHasARefreshTokenThenItStays() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());
        rig.later(Duration.ofDays(3));
        rig.grants.purge();
        AccessTokenResponse second = rig.refresh(tokens);
        assertThat(rig.caller(second)).isPresent();

        rig.later(Duration.ofDays(31));
        rig.grants.purge();
        assertThat(rig.database.entityManager().createNativeQuery("SELECT id FROM oauth_grants").getResultList()).isEmpty();
    }

    @Test
    void revocationWhenTheTokenLivesOnThenNotAnsweredAsDone() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.READ);
        String secret = job.secret().reveal();
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", job.client().clientId(), "client_secret", secret));
        AccessTokenResponse tokens = rig.token(form);
        String token = tokens.getTokens().getAccessToken().getValue();

        assertThat(error(() -> rig.revoke(token, job.client().clientId(), secret))).isEqualTo("unsupported_token_type");

        assertThat(rig.caller(tokens)).isPresent();
        assertThatCode(() -> rig.revoke(token, rig.client)).doesNotThrowAnyException();
    }

    private static String error(ThrowingCallable work) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, work);
        assertThat(refused).isNotNull();
        return OAuthErrors.kind(refused).getCode();
    }
}
