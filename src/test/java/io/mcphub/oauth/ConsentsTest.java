package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.SensitiveAct;
import io.mcphub.users.AccessEnded;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remembered answers and authorized apps. */
class ConsentsTest {
    private static final Shown FLAT = Shown.DEFAULT.withNames(ToolNames.FLAT);
    private static final Allowance NARROW = new Allowance(Access.READ, Set.of("slack"), FLAT);
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void consentWhenGivenOnTheWebThenNotAskedAgainAndNoWiderThanItWas() throws Exception {
        answer(NARROW);

        String code = OAuthRig.query(rig.consents.remembered(rig.pending(), OAuthRig.ada("t")).orElseThrow()).get("code");

        Caller caller = rig.caller(rig.exchange(code)).orElseThrow();
        assertThat(caller.allowance()).isEqualTo(new Allowance(Access.READ, Set.of("slack"), FLAT));
    }

    @Test
    void consentWhenAnotherUserClientOrScopeThenAsked() {
        answer(NARROW);
        rig.database.person("user-bob");
        Caller bob = bob();

        assertThat(rig.consents.remembered(rig.pending(), bob)).isEmpty();
        assertThat(rig.consents.remembered(rig.pending("client_id", rig.otherClient), OAuthRig.ada("t"))).isEmpty();
        assertThat(rig.consents.remembered(rig.pending("scope", "mcp:read"), OAuthRig.ada("t"))).isEmpty();
        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("t"))).isPresent();
    }

    @Test
    void consentWhenTheClientWantsItAskedThenAsked() {
        answer(NARROW);

        assertThat(rig.consents.remembered(rig.pending("prompt", "consent"), OAuthRig.ada("t"))).isEmpty();
    }

    @Test
    void answerWhenTheSessionEndedMeanwhileThenNothingIsAllowed() {
        answer(NARROW);
        String asked = rig.pending("client_id", rig.otherClient);
        rig.consents.find(asked, OAuthRig.ada("s"));
        String remembered = rig.pending();
        rig.beans.events(SensitiveAct.class).observe(act -> {
            throw LiveProof.ended();
        });

        assertThatThrownBy(() -> rig.allow(asked, OAuthRig.ada("s"), NARROW)).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> rig.consents.remembered(remembered, OAuthRig.ada("s"))).isInstanceOf(HubException.class);
        assertThat(rig.audit.actions()).containsOnlyOnce(AuditAction.OAUTH_CONSENTED);
    }

    @Test
    void requestWhenTenMinutesOldThenThePageDoesNotKnowIt() {
        String request = rig.pending();
        rig.consents.find(request, OAuthRig.ada("s"));

        rig.later(Duration.ofMinutes(11));

        assertThatThrownBy(() -> rig.consents.find(request, OAuthRig.ada("s"))).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    @Test
    void registrationWhenNobodyUsedItForThirtyDaysThenUnknownEvenBeforeItIsRemoved() {
        assertThat(rig.clients.find(rig.client)).isPresent();

        rig.later(Duration.ofDays(31));

        assertThat(rig.clients.find(rig.client)).isEmpty();
    }

    @Test
    void consentWhenTheUserWasBlockedThenAskedAgain() {
        answer(NARROW);

        rig.database.run(em -> rig.consentStore.end(new AccessEnded("user-bob", "blocked")));
        rig.database.run(em -> rig.consentStore.end(new AccessEnded(OAuthRig.ADA, "blocked")));

        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("t"))).isEmpty();
    }

    @Test
    void consentWhenDeniedThenNothingIsRemembered() {
        String request = rig.pending();
        rig.consents.find(request, OAuthRig.ada("s"));
        rig.deny(request, OAuthRig.ada("s"));

        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("s"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4000/cb", "http://localhost:4001/cb", "http://[::1]:4002/cb", "cursor://anysphere.cursor-mcp/oauth/callback"})
    void consentWhenTheAnswerGoesToAProgramOnTheComputerThenAlwaysAsked(String redirect) throws Exception {
        String client = rig.clients.register("Native", List.of(redirect, OAuthRig.REDIRECT), List.of("authorization_code"));
        String request = rig.pending("client_id", client, "redirect_uri", redirect);
        rig.consents.find(request, OAuthRig.ada("s"));
        rig.allow(request, OAuthRig.ada("s"), NARROW);

        assertThat(rig.consents.remembered(rig.pending("client_id", client, "redirect_uri", redirect), OAuthRig.ada("s"))).isEmpty();
        String onTheWeb = rig.pending("client_id", client);
        assertThat(rig.consents.remembered(onTheWeb, OAuthRig.ada("s"))).isEmpty();
        rig.allow(onTheWeb, OAuthRig.ada("s"), NARROW);
        assertThat(rig.consents.remembered(rig.pending("client_id", client, "redirect_uri", redirect), OAuthRig.ada("s"))).as("not even after an answer on the web").isEmpty();
    }

    @Test
    void consentWhenRememberedThenStillOfOneSessionAndOnce() {
        answer(NARROW);
        String request = rig.pending();
        rig.consents.find(request, OAuthRig.ada("mine"));

        assertThat(rig.consents.remembered(request, OAuthRig.ada("other"))).isEmpty();
        assertThat(rig.consents.remembered(request, OAuthRig.ada("mine"))).isPresent();
        assertThat(rig.consents.remembered(request, OAuthRig.ada("mine"))).isEmpty();
    }

    @Test
    void answerWhenItBringsNoProofOrThatOfAnotherSessionThenForbiddenAndUndecided() {
        String request = rig.pending();
        rig.consents.find(request, OAuthRig.ada("s"));

        for (String proof : List.of("", "x", rig.consents.proof(request, OAuthRig.ada("other")), rig.consents.proof(rig.pending(), OAuthRig.ada("s")))) {
            assertThatThrownBy(() -> rig.consents.allow(request, proof, OAuthRig.ada("s"), NARROW))
                    .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN));
            assertThatThrownBy(() -> rig.consents.deny(request, proof, OAuthRig.ada("s"))).isInstanceOf(HubException.class);
        }
        assertThat(rig.allow(request, OAuthRig.ada("s"), NARROW)).isNotNull();
    }

    @Test
    void appWhenEndedThenTokensStopAndItMustAskAgain() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.exchange(rig.code("scope", "mcp:read"));
        AccessTokenResponse other = rig.exchange(rig.code("client_id", rig.otherClient), "client_id", rig.otherClient);
        assertThat(rig.apps.list(OAuthRig.ADA)).extracting(AuthorizedApp::clientName).containsExactly("App", "Other");
        assertThat(rig.apps.list(OAuthRig.ADA).get(0).scope()).isEqualTo("mcp");
        assertThat(rig.apps.list(OAuthRig.ADA).get(0).lastUsedAt()).isNotNull();

        rig.apps.end(OAuthRig.ADA, rig.client);

        assertThat(rig.caller(first)).isEmpty();
        assertThat(rig.caller(second)).isEmpty();
        assertThat(rig.caller(other)).isPresent();
        assertThat(catchThrowableOfType(GeneralException.class, () -> rig.refresh(first))).isNotNull();
        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("t"))).isEmpty();
        assertThat(rig.apps.list(OAuthRig.ADA)).extracting(AuthorizedApp::clientName).containsExactly("Other");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REVOKED);
    }

    @Test
    void appWhenEndedBetweenConsentAndTokenThenTheCodeOpensNothing() {
        String code = rig.code();
        rig.apps.end(OAuthRig.ADA, rig.client);

        assertThat(catchThrowableOfType(GeneralException.class, () -> rig.exchange(code))).isNotNull();
    }

    @Test
    void appWhenOfAnotherUserOrUnknownThenNotFoundAndNothingEnds() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());

        assertThatThrownBy(() -> rig.apps.end("user-bob", rig.client)).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThatThrownBy(() -> rig.apps.end(OAuthRig.ADA, "nobody")).isInstanceOf(HubException.class);
        assertThat(rig.caller(tokens)).isPresent();
        assertThat(rig.apps.list("user-bob")).isEmpty();
    }

    @Test
    void appWhenItsTokensExpiredAndNothingIsRememberedThenNotListed() throws Exception {
        rig.exchange(rig.code("redirect_uri", "http://127.0.0.1:4000/cb"), "redirect_uri", "http://127.0.0.1:4000/cb");
        assertThat(rig.apps.list(OAuthRig.ADA)).hasSize(1);

        rig.later(Duration.ofDays(31));
        assertThat(rig.apps.list(OAuthRig.ADA)).isEmpty();
    }

    @Test
    void passwordWhenChangedWithTokensThenAskedAgain() {
        answer(NARROW);
        rig.database.run(em -> rig.consentStore.end(new PasswordChanged(OAuthRig.ADA, false)));
        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("t"))).isPresent();

        rig.database.run(em -> rig.consentStore.end(new PasswordChanged(OAuthRig.ADA, true)));
        assertThat(rig.consents.remembered(rig.pending(), OAuthRig.ada("t"))).isEmpty();
    }

    private static Caller bob() {
        return Caller.person("user-bob", io.mcphub.access.Role.USER, Caller.Credential.SESSION, "b", java.time.Instant.MAX, java.time.Instant.parse("9999-01-01T00:00:00Z"));
    }

    private void answer(Allowance allowance) {
        String request = rig.pending();
        rig.consents.find(request, OAuthRig.ada("s"));
        rig.allow(request, OAuthRig.ada("s"), allowance);
    }
}
