package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Shown;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.clients.ApiClients;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client gets tokens. */
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
    }

    @Test
    void codeWhenRedirectUriIsLeftOutThenTokensAsInOAuth21() throws Exception {
        assertThat(rig.caller(rig.exchange(rig.code(), "redirect_uri", null))).isPresent();
    }

    @Test
    void codeWhenOthersFailWithItThenStillGoodForItsClient() throws Exception {
        String code = rig.code();
        error(() -> rig.exchange(code, "client_id", rig.otherClient));
        error(() -> rig.exchange(code, "code_verifier", "another-verifier-that-is-long-enough-0123456789-0123"));
        error(() -> rig.exchange(code, "redirect_uri", "http://127.0.0.1:4000/cb"));

        AccessTokenResponse tokens = rig.exchange(code);

        error(() -> rig.exchange(code, "client_id", rig.otherClient));
        assertThat(rig.caller(tokens)).as("a stranger's replay ends nothing").isPresent();
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
    void tokenWhenParametersHaveNoValueThenAsIfAbsent() throws Exception {
        String form = rig.codeForm(rig.code()).replaceAll("&?redirect_uri=[^&]*", "");

        assertThat(rig.caller(rig.send(form + "&redirect_uri=&resource=&scope=&client_secret=", null))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|invalid_request", "grant_type=|invalid_request", "grant_type=mine|unsupported_grant_type", "grant_type=refresh_token&refresh_token=a&client_id=b&resource=mine|invalid_target",
        "grant_type=refresh_token&refresh_token=a&client_assertion=mine&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer|invalid_request", "grant_type=client_credentials&client_id=mine|invalid_client",
        "grant_type=authorization_code&code=a&redirect_uri=mine mine|invalid_request", "grant_type=password&client_id=mine|invalid_request"})
    void tokenWhenNotReadableThenOurSentenceWithNothingOfTheRequest(String form, String code) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.send(form == null ? "" : form, null));

        assertThat(OAuthErrors.kind(refused).getCode()).isEqualTo(code);
        assertThat(OAuthErrors.kind(refused).getDescription()).containsAnyOf("/oauth/token takes", "Use authorization_code", "must be", "Authenticate as").doesNotContain("mine", "Invalid", "Missing", "Unsupported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !", "Basic YQ==", "basic Og==", "Basic JXp6OiU="})
    void tokenWhenTheHeaderIsNotReadableThenInvalidClient(String header) {
        assertThat(error(() -> rig.send("grant_type=refresh_token&refresh_token=a", header))).isEqualTo("invalid_client");
    }

    @Test
    void tokenWhenTheSchemeIsInLowerCaseThenRead() throws Exception {
        ApiClients.WithSecret client = rig.confidentialClient(Access.FULL);
        String basic = new ClientSecretBasic(new ClientID(client.client().clientId()), new com.nimbusds.oauth2.sdk.auth.Secret(client.secret().reveal())).toHTTPAuthorizationHeader();

        assertThat(rig.caller(rig.send("grant_type=client_credentials", "basic" + basic.substring(5)))).isPresent();
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
        assertThat(caller.allowance()).as("a program by itself sees all").isEqualTo(new Allowance(Access.READ, Set.of("slack"), Shown.ALL));
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

    private static String error(ThrowingCallable work) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, work);
        assertThat(refused).isNotNull();
        return OAuthErrors.kind(refused).getCode();
    }
}
