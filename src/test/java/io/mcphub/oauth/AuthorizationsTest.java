package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.GeneralException;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationsTest {
    private static final Shown FLAT = Shown.DEFAULT.withNames(ToolNames.FLAT);
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://app.example/callback/more",
        "https://app.example/callback?next=https://evil.example",
        "https://app.example/callback#x",
        "https://app.example.evil.example/callback",
        "https://app.example@evil.example/callback",
        "https://app.example:8443/callback",
        "https://app.example/%63allback",
        "https://app.example/x/../callback",
        "https://app.example/CALLBACK",
        "https://APP.example/callback",
        "http://app.example/callback",
        "https://evil.example/callback",
        "//app.example/callback",
        "javascript:alert(1)",
        "",
        "http://127.0.0.1:4000@evil.example/cb",
        "http://127.0.0.1.evil.example:4000/cb",
        "http://localhost:4000/cb",
        "http://127.0.0.1:4000/other",
        "cursor://anysphere.cursor-mcp/oauth/callback"
    })
    void redirectUriWhenNotTheRegisteredOneThenNothingIsSentAnywhere(String uri) {
        assertThatThrownBy(() -> rig.authorizations.begin(rig.authorize("redirect_uri", uri)))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.UNREADABLE));
    }

    @Test
    void redirectUriWhenMissingOrRepeatedThenNothingIsSentAnywhere() {
        Map<String, List<String>> twice = rig.authorize();
        twice.put("redirect_uri", List.of(OAuthRig.REDIRECT, "https://evil.example/"));

        assertThatThrownBy(() -> rig.authorizations.begin(twice)).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> rig.authorizations.begin(rig.authorize("redirect_uri", null))).isInstanceOf(HubException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type", "code_challenge", "code_challenge_method", "scope", "prompt", "unknown"})
    void parameterWhenRepeatedThenInvalidRequestEvenIfTheValuesAreEqual(String name) {
        Map<String, List<String>> twice = rig.authorize("scope", "mcp", "prompt", "consent", "unknown", "x");
        String value = twice.get(name).get(0);
        for (String second : List.of(value, "another")) {
            twice.put(name, List.of(value, second));

            assertThat(OAuthRig.query(rig.authorizations.begin(twice))).containsEntry("error", "invalid_request").containsEntry("state", "s-1");
        }
    }

    @Test
    void stateWhenRepeatedThenInvalidRequestWithoutState() {
        Map<String, List<String>> twice = rig.authorize();
        twice.put("state", List.of("s-1", "s-1"));

        assertThat(OAuthRig.query(rig.authorizations.begin(twice))).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @Test
    void resourceWhenRepeatedThenAcceptedAsItMayBe() {
        Map<String, List<String>> twice = rig.authorize();
        twice.put("resource", List.of(OAuthRig.BASE + "/mcp", OAuthRig.BASE + "/mcp"));

        assertThat(rig.authorizations.begin(twice).toString()).startsWith("/oauth/consent?request=");
    }

    @Test
    void redirectUriWhenLoopbackThenAnyPort() {
        assertThat(rig.authorizations.begin(rig.authorize("redirect_uri", "http://127.0.0.1:51234/cb")).toString()).startsWith("/oauth/consent?request=");
    }

    @Test
    void clientWhenUnknownThenNothingIsSentAnywhere() {
        assertThatThrownBy(() -> rig.authorizations.begin(rig.authorize("client_id", "nobody"))).isInstanceOf(HubException.class);
    }

    @Test
    void proofKeyWhenPlainThenRefused() {
        assertError("invalid_request", "code_challenge_method", "plain");
    }

    @Test
    void proofKeyWhenMethodIsMissingThenRefusedBecauseItWouldBePlain() {
        assertError("invalid_request", "code_challenge_method", null);
    }

    @Test
    void proofKeyWhenMissingThenRefused() {
        assertError("invalid_request", "code_challenge", null, "code_challenge_method", null);
    }

    @Test
    void resourceWhenAnotherThenInvalidTarget() {
        assertError("invalid_target", "resource", "https://other.example/mcp");
        assertError("invalid_target", "resource", OAuthRig.BASE + "/api");
    }

    @Test
    void resourceWhenAbsentOrWithSlashThenTheMcpEndpoint() {
        assertThat(rig.pending("resource", null)).isNotEmpty();
        assertThat(rig.pending("resource", "HTTPS://HUB.example/mcp/")).isNotEmpty();
    }

    @Test
    void scopeWhenUnknownThenInvalidScope() {
        assertError("invalid_scope", "scope", "admin");
    }

    @Test
    void responseTypeWhenTokenThenUnsupported() {
        assertError("unsupported_response_type", "response_type", "token");
    }

    @Test
    void requestObjectWhenSentThenRefused() {
        assertError("request_not_supported", "request_uri", "https://evil.example/request");
    }

    @Test
    void consentWhenAllowedThenAnswerCarriesCodeStateAndIssuer() {
        String id = rig.pending();
        ConsentRequest asked = rig.consents.find(id, OAuthRig.ada("s"));
        assertThat(asked.clientName()).isEqualTo("App");
        assertThat(asked.redirectHost()).isEqualTo("app.example");

        URI answer = rig.allow(id, OAuthRig.ada("s"), Allowance.ALL);

        assertThat(answer.toString()).startsWith(OAuthRig.REDIRECT + "?");
        assertThat(OAuthRig.query(answer)).containsEntry("state", "s-1").containsEntry("iss", OAuthRig.BASE).containsKey("code");
    }

    @Test
    void consentWhenDeniedThenAnswerSaysSoAndRequestIsGone() {
        String id = rig.pending();
        rig.consents.find(id, OAuthRig.ada("s"));

        assertThat(OAuthRig.query(rig.deny(id, OAuthRig.ada("s")))).containsEntry("error", "access_denied").containsEntry("iss", OAuthRig.BASE);

        assertGone(id, "s");
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_DENIED);
    }

    @Test
    void consentWhenOfAnotherSessionThenGone() {
        String id = rig.pending();
        rig.consents.find(id, OAuthRig.ada("s"));

        assertThatThrownBy(() -> rig.consents.find(id, OAuthRig.ada("other"))).isInstanceOf(HubException.class);
        assertGone(id, "other");
    }

    @Test
    void consentWhenNeverShownThenCannotBeAnswered() {
        assertGone(rig.pending(), "s");
    }

    @Test
    void consentWhenAnsweredTwiceThenOneCode() {
        String id = rig.pending();
        rig.consents.find(id, OAuthRig.ada("s"));
        rig.allow(id, OAuthRig.ada("s"), Allowance.ALL);

        assertGone(id, "s");
    }

    @Test
    void consentWhenOlderThanTenMinutesThenGone() {
        String id = rig.pending();
        rig.consents.find(id, OAuthRig.ada("s"));
        rig.later(Duration.ofMinutes(10));

        assertGone(id, "s");
    }

    @Test
    void consentWhenCallerIsNoSessionThenForbidden() {
        Caller token = Caller.person(OAuthRig.ADA, Role.USER, Caller.Credential.LOGIN_TOKEN, "t", Instant.MAX);

        assertThatThrownBy(() -> rig.consents.find(rig.pending(), token)).isInstanceOf(HubException.class);
    }

    @Test
    void consentWhenNarrowedThenTokenReachesNoMore() throws Exception {
        String id = rig.pending();
        rig.consents.find(id, OAuthRig.ada("s"));
        URI answer = rig.allow(id, OAuthRig.ada("s"), new Allowance(Access.READ, Set.of("slack"), FLAT));

        Caller caller = rig.caller(rig.exchange(OAuthRig.query(answer).get("code"))).orElseThrow();

        assertThat(caller.allowance()).isEqualTo(new Allowance(Access.READ, Set.of("slack"), FLAT));
    }

    @Test
    void registrationWhenCursorSendsSeveralKindsThenAccepted() throws Exception {
        Map<String, Object> document = rig.registrations.register(
                "{\"client_name\":\"Cursor\",\"redirect_uris\":[\"cursor://anysphere.cursor-mcp/oauth/callback\",\"http://localhost:8787/callback\","
                        + "\"https://www.cursor.com/agents/mcp/oauth/callback\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                        + "\"response_types\":[\"code\"],\"token_endpoint_auth_method\":\"none\",\"unknown\":{\"x\":1}}",
                "203.0.113.1");

        assertThat(document.get("token_endpoint_auth_method")).isEqualTo("none");
        String id = (String) document.get("client_id");
        assertThat(id).doesNotStartWith("https://");
        assertThat(rig.pending("client_id", id, "redirect_uri", "cursor://anysphere.cursor-mcp/oauth/callback")).isNotEmpty();
        assertThat(rig.pending("client_id", id, "redirect_uri", "http://localhost:1/callback")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example/cb",
        "javascript:alert(1)",
        "evil://app/callback",
        "https://user@app.example/cb",
        "https://app.example/a/../cb",
        "https://app.example/a/%2e%2e/cb",
        "https://app.example/cb#f",
        "https://app.example\\\\@evil.example/cb",
        "http://localhost.evil.example/cb"
    })
    void registrationWhenRedirectUriIsUnsafeThenRefused(String uri) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.registrations.register("{\"redirect_uris\":[\"" + uri + "\"]}", "203.0.113.1"));

        assertThat(refused.getErrorObject().getCode()).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"redirect_uris\":\"https://app.example/\"", "{\"redirect_uris\":[\"https://a.example/\"],\"application_type\":\"toaster\"}", "{\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":[\"client_credentials\"]}"})
    void registrationWhenMetadataIsBadThenRefused(String body) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.registrations.register(body, "203.0.113.1"));

        assertThat(refused.getErrorObject().getCode()).isEqualTo("invalid_client_metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"redirect_uris\":[null]", "\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":[null]"})
    void registrationWhenAListHoldsNullThenRefusedAndNoDefect(String members) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.registrations.register("{" + members + "}", "203.0.113.1"));

        assertThat(refused.getErrorObject().getCode()).startsWith("invalid_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"contacts\":[null],\"request_uris\":[null]", "\"response_types\":[null]", "\"client_uri\":\"not an address\"", "\"logo_uri\":\"::\"", "\"jwks\":{}", "\"software_statement\":\"x\"", "\"scope\":5"})
    void registrationWhenAFieldThatTheHubDoesNotUseIsBadThenAccepted(String member) throws Exception {
        assertThat(rig.registrations.register("{\"redirect_uris\":[\"https://a.example/\"]," + member + "}", "203.0.113.1")).containsKey("client_id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"client_name\":5|client_name must be a text, or absent.", "\"grant_types\":\"authorization_code\"|grant_types must be a list of texts, or absent."})
    void registrationWhenAUsedFieldHasAnotherTypeThenItIsNamed(String member, String description) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.registrations.register("{\"redirect_uris\":[\"https://a.example/\"]," + member + "}", "203.0.113.1"));

        assertThat(OAuthErrors.kind(refused).getDescription()).isEqualTo(description);
    }

    @Test
    void registrationWhenAnOfficeRegistersThenTwoHundredADayAndNoMore() throws Exception {
        String body = "{\"redirect_uris\":[\"https://app.example/\"]}";
        for (int i = 0; i < 200; i++) {
            rig.registrations.register(body, "203.0.113.1");
        }

        assertThatThrownBy(() -> rig.registrations.register(body, "203.0.113.1"))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.RATE_LIMITED));
        assertThat(rig.registrations.register(body, "203.0.113.2")).containsKey("client_id");
        rig.config.variables.put("OAUTH_REGISTRATIONS_PER_DAY", "201");
        assertThat(rig.registrations.register(body, "203.0.113.1")).containsKey("client_id");
    }

    @Test
    void registrationWhenManyFailThenTheyAreCountedApart() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(catchThrowable(() -> rig.registrations.register("{}", "203.0.113.1"))).isInstanceOf(GeneralException.class);
        }

        assertThat(catchThrowable(() -> rig.registrations.register("{}", "203.0.113.1"))).isInstanceOf(HubException.class);
        assertThat(rig.registrations.register("{\"redirect_uris\":[\"https://app.example/\"]}", "203.0.113.1")).containsKey("client_id");
    }

    @Test
    void registrationWhenOptionalFieldsAreEmptyThenAsIfAbsent() throws Exception {
        Map<String, Object> client = rig.registrations.register(
                "{\"redirect_uris\":[\"http://127.0.0.1:1/cb\"],\"client_name\":\"\",\"client_uri\":\"\",\"logo_uri\":\"\",\"tos_uri\":null,\"scope\":\"\",\"application_type\":\" \",\"grant_types\":[],\"response_types\":[\"\"],\"token_endpoint_auth_method\":\"\"}", "203.0.113.1");

        assertThat(client).containsEntry("client_name", "Unnamed client").containsEntry("grant_types", List.of("authorization_code")).doesNotContainKey("application_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "cursor://anysphere.cursor-mcp/oauth/callback", "cursor://anysphere.cursor-retrieval/oauth/user-hub/callback", "cursor://anysphere.cursor-retrieval/oauth/callback", "https://www.cursor.com/agents/mcp/oauth/callback",
        "https://vscode.dev/redirect", "http://127.0.0.1:33418/", "vscode://vscode.mcp/oauth/callback", "windsurf://codeium.windsurf/oauth/callback", "http://127.0.0.1:50123/callback",
        "warp://mcp/oauth2callback", "warp://mcp/oauth2callback?server_id=65aebdca-613a", "raycast://oauth?package_name=mcp_server_hub_(dev)", "com.raycast:/oauth?package_name=Extension", "http://localhost:7777/oauth/callback", "http://localhost:1455/auth/callback"})
    void registrationWhenANativeAppAsksThenItsAddressIsKnown(String redirect) throws Exception {
        assertThat(rig.registrations.register("{\"redirect_uris\":[\"" + redirect + "\"]}", "203.0.113.1")).containsEntry("redirect_uris", List.of(redirect));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "cursor://anysphere.cursor-retrieval/oauth/../callback", "cursor://anysphere.cursor-retrieval/oauth/a%2fb/callback", "cursor://anysphere.cursor-retrieval/oauth/a/b/callback", "cursor://anysphere.cursor-retrieval/oauth//callback", "cursor://evil/oauth/callback", "warp://mcp/oauth2callback?x=1",
        "raycast://oauth?package_name=a&x=b", "javascript:alert(1)", "http://app.example/cb", "windsurf://codeium.windsurf/oauth/callback#x"})
    void registrationWhenAnAddressIsNotListedThenRefused(String redirect) {
        GeneralException refused = catchThrowableOfType(GeneralException.class, () -> rig.registrations.register("{\"redirect_uris\":[\"" + redirect + "\"]}", "203.0.113.1"));

        assertThat(refused.getErrorObject().getCode()).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:33418, http://127.0.0.1:59656/, true", "http://127.0.0.1/, http://127.0.0.1:59656, true", "http://127.0.0.1/a, http://127.0.0.1/a/, false", "https://vscode.dev, https://vscode.dev/, false",
        "warp://mcp/oauth2callback, warp://mcp/oauth2callback?server_id=65aebdca-613a, true", "warp://mcp/oauth2callback, warp://mcp/oauth2callback?x=1, false", "https://app.example/cb, https://app.example/cb?server_id=1, false"})
    void authorizationWhenTheAddressDiffersFromTheRegisteredOneThenOnlyAsKnownAppsDo(String registered, String asked, boolean answered) throws Exception {
        String id = (String) rig.registrations.register("{\"redirect_uris\":[\"" + registered + "\"]}", "203.0.113.1").get("client_id");

        assertThat(catchThrowable(() -> rig.pending("client_id", id, "redirect_uri", asked)) == null).isEqualTo(answered);
    }

    @Test
    void authorizationWhenParametersHaveNoValueThenAsIfAbsent() {
        assertThat(rig.pending("scope", "", "resource", "", "prompt", "", "response_mode", "", "request", "")).isNotEmpty();
    }

    @Test
    void registrationWhenUnusedForThirtyDaysThenExpiresAndUsedOneStays() throws Exception {
        rig.exchange(rig.code());
        rig.later(Duration.ofDays(30));
        rig.clients.purge();

        assertThat(rig.clients.find(rig.client)).isPresent();
        assertThat(rig.clients.find(rig.otherClient)).isEmpty();
    }

    @Test
    void metadataWhenReadThenNamesOnlyThePublicAddress() {
        var server = Json.read(rig.metadata.authorizationServer());
        assertThat(server.get("issuer").asText()).isEqualTo(OAuthRig.BASE);
        assertThat(server.get("code_challenge_methods_supported")).hasSize(1);
        assertThat(server.get("code_challenge_methods_supported").get(0).asText()).isEqualTo("S256");
        assertThat(server.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
        assertThat(server.get("client_id_metadata_document_supported").asBoolean()).isTrue();
        assertThat(Json.read(rig.metadata.protectedResource()).get("resource").asText()).isEqualTo(OAuthRig.BASE + "/mcp");
    }

    private void assertGone(String id, String session) {
        assertThatThrownBy(() -> rig.allow(id, OAuthRig.ada(session), Allowance.ALL))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    private void assertError(String code, String... replaced) {
        URI answer = rig.authorizations.begin(rig.authorize(replaced));
        assertThat(answer.toString()).startsWith(OAuthRig.REDIRECT + "?");
        assertThat(OAuthRig.query(answer)).containsEntry("error", code).containsEntry("state", "s-1").containsEntry("iss", OAuthRig.BASE).doesNotContainKey("code");
    }
}
