package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.users.PasswordChanged;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void codeWhenRedeemedThenOpensMcpForItsUserAndClient() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());

        Caller caller = rig.caller(tokens).orElseThrow();
        assertThat(caller.userId()).isEqualTo(OAuthRig.ADA);
        assertThat(caller.client()).contains(rig.client);
        assertThat(caller.credential()).isEqualTo(Caller.Credential.OAUTH_TOKEN);
        assertThat(caller.scopes()).isEqualTo(Set.of("mcp"));
        assertThat(tokens.toJSONObject()).containsEntry("token_type", "Bearer").containsEntry("scope", "mcp").containsKey("refresh_token");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_CONSENTED, AuditAction.OAUTH_ISSUED);
    }

    @Test
    void codeWhenReplayedThenRefusedAndEverythingItIssuedEnds() throws Exception {
        String code = rig.code();
        AccessTokenResponse tokens = rig.exchange(code);

        assertThat(error(() -> rig.exchange(code))).isEqualTo("invalid_grant");

        assertThat(rig.caller(tokens)).isEmpty();
        assertThat(error(() -> rig.refresh(tokens))).isEqualTo("invalid_grant");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REUSE);
    }

    @Test
    void codeWhenVerifierIsAnotherThenRefused() {
        String code = rig.code();

        assertThat(error(() -> rig.exchange(code, "code_verifier", "another-verifier-that-is-long-enough-0123456789-0123"))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "a-verifier-with-a-space-that-is-long-enough 0123456789", "", "ä-verifier-of-the-client-that-is-long-enough-0123456789"})
    void codeWhenVerifierCannotBeOneThenInvalidGrant(String verifier) {
        String code = rig.code();

        assertThat(error(() -> rig.exchange(code, "code_verifier", verifier))).isEqualTo("invalid_grant");
    }

    @Test
    void codeWhenVerifierIsMissingThenRefused() {
        String code = rig.code();

        assertThat(error(() -> rig.exchange(code, "code_verifier", null))).isIn("invalid_grant", "invalid_request");
    }

    @Test
    void codeWhenRedirectUriIsAnotherThenRefused() {
        String code = rig.code();

        assertThat(error(() -> rig.exchange(code, "redirect_uri", "http://127.0.0.1:4000/cb"))).isEqualTo("invalid_grant");
        assertThat(error(() -> rig.exchange(code, "redirect_uri", null))).isEqualTo("invalid_grant");
    }

    @Test
    void codeWhenPresentedByAnotherClientThenRefused() {
        String code = rig.code();

        assertThat(error(() -> rig.exchange(code, "client_id", rig.otherClient))).isEqualTo("invalid_grant");
    }

    @Test
    void codeWhenOlderThanAMinuteThenRefused() {
        String code = rig.code();
        rig.later(Duration.ofSeconds(60));

        assertThat(error(() -> rig.exchange(code))).isEqualTo("invalid_grant");
    }

    @Test
    void tokenWhenResourceIsAnotherThenInvalidTarget() throws Exception {
        String code = rig.code();
        assertThat(error(() -> rig.exchange(code, "resource", "https://other.example/mcp"))).isEqualTo("invalid_target");

        AccessTokenResponse tokens = rig.exchange(code);
        assertThat(error(() -> rig.refresh(tokens, "resource", OAuthRig.BASE + "/api"))).isEqualTo("invalid_target");
    }

    @Test
    void tokenWhenClientIsUnknownThenInvalidClient() {
        assertThat(error(() -> rig.exchange(rig.code(), "client_id", "nobody"))).isEqualTo("invalid_client");
    }

    @Test
    void tokenWhenPublicClientShowsASecretThenInvalidClient() {
        assertThat(error(() -> rig.exchange(rig.code(), "client_secret", "invented"))).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code", "client_id", "redirect_uri", "code_verifier", "unknown"})
    void tokenWhenAParameterIsRepeatedThenInvalidRequestAndTheCodeLives(String name) throws Exception {
        String form = "unknown=x&" + rig.codeForm(rig.code());
        String again = Arrays.stream(form.split("&")).filter(pair -> pair.startsWith(name + "=")).findFirst().orElseThrow();

        assertThat(error(() -> rig.send(form + "&" + again, null))).isEqualTo("invalid_request");
        assertThat(error(() -> rig.send(form + "&" + name + "=another", null))).isEqualTo("invalid_request");

        assertThatCode(() -> rig.send(form, null)).doesNotThrowAnyException();
    }

    @Test
    void tokenWhenResourceIsRepeatedThenAccepted() throws Exception {
        String resource = "&resource=" + OAuthRig.BASE + "/mcp";

        assertThat(rig.caller(rig.send(rig.codeForm(rig.code()) + resource + resource, null))).isPresent();
    }

    @Test
    void revocationWhenAParameterIsRepeatedThenInvalidRequestAndNothingEnds() throws Exception {
        AccessTokenResponse tokens = rig.exchange(rig.code());
        String token = "token=" + tokens.getTokens().getRefreshToken().getValue();

        assertThat(error(() -> FormRequest.of(OAuthRig.BASE + "/oauth/revoke", "client_id=" + rig.client + "&" + token + "&" + token, null))).isEqualTo("invalid_request");
        assertThat(rig.caller(tokens)).isPresent();
    }

    @Test
    void tokenWhenGrantTypeIsPasswordThenUnsupported() {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "password", "username", "ada", "password", "x", "client_id", rig.client));

        assertThat(error(() -> rig.token(form))).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refreshWhenRotatedThenNewTokenWorks() throws Exception {
        AccessTokenResponse second = rig.refresh(rig.exchange(rig.code()));

        assertThat(rig.caller(second)).isPresent();
        assertThat(rig.caller(rig.refresh(second))).isPresent();
    }

    @Test
    void refreshWhenReusedAfterTheGraceThenFamilyEnds() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);
        rig.later(Duration.ofSeconds(11));

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");

        assertThat(error(() -> rig.refresh(second))).isEqualTo("invalid_grant");
        assertThat(rig.caller(second)).isEmpty();
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REUSE);
    }

    @Test
    void refreshWhenReusedInTheGraceThenOneSecondSuccessorAndNoThird() throws Exception {
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);

        AccessTokenResponse alsoSecond = rig.refresh(first);
        assertThat(rig.caller(alsoSecond)).isPresent();

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
        assertThat(rig.caller(second)).isEmpty();
        assertThat(error(() -> rig.refresh(alsoSecond))).isEqualTo("invalid_grant");
    }

    @Test
    void refreshWhenGraceIsOffThenFirstReuseEndsTheFamily() throws Exception {
        rig.config.variables.put("OAUTH_REFRESH_GRACE_SECONDS", "0");
        AccessTokenResponse first = rig.exchange(rig.code());
        AccessTokenResponse second = rig.refresh(first);

        assertThat(error(() -> rig.refresh(first))).isEqualTo("invalid_grant");
        assertThat(rig.caller(second)).isEmpty();
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
    void clientCredentialsWhenClientIsPublicThenUnauthorized() {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", rig.client));

        assertThat(error(() -> rig.token(form))).isIn("unauthorized_client", "invalid_client");
    }

    @Test
    void clientCredentialsWhenSecretIsWrongThenInvalidClient() {
        ApiClients.WithSecret job = rig.confidentialClient(Access.READ);
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", job.client().clientId(), "client_secret", "wrong"));

        assertThat(error(() -> rig.token(form))).isEqualTo("invalid_client");
    }

    @Test
    void clientCredentialsWhenSecretIsRightThenActsForItsOwnerWithinItsAccess() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.READ);
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", job.client().clientId(), "client_secret", job.secret().reveal()));

        AccessTokenResponse tokens = rig.token(form);

        Caller caller = rig.caller(tokens).orElseThrow();
        assertThat(tokens.getTokens().getRefreshToken()).isNull();
        assertThat(caller.userId()).isEqualTo(OAuthRig.ADA);
        assertThat(caller.access()).isEqualTo(Access.READ);
        assertThat(caller.integrations()).isEqualTo(Set.of("slack"));
        rig.database.run(em -> em.createNativeQuery("DELETE FROM api_clients").executeUpdate());
        assertThat(rig.caller(tokens)).isEmpty();
    }

    @Test
    void clientWhenHeaderAndBodySayDifferentThingsThenInvalidRequest() {
        ApiClients.WithSecret job = rig.confidentialClient(Access.READ);
        String id = job.client().clientId();
        String basic = new ClientSecretBasic(new ClientID(id), new com.nimbusds.oauth2.sdk.auth.Secret(job.secret().reveal())).toHTTPAuthorizationHeader();

        for (String more : List.of("&client_secret=wrong", "&client_secret=" + job.secret().reveal(), "&client_id=" + rig.client, "&client_assertion=a.b.c")) {
            assertThat(error(() -> rig.send("grant_type=client_credentials" + more, basic))).as(more).isEqualTo("invalid_request");
        }
        assertThatCode(() -> rig.send("grant_type=client_credentials&client_id=" + id, basic)).doesNotThrowAnyException();
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
