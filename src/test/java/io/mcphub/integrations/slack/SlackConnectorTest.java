package io.mcphub.integrations.slack;

import static io.mcphub.integrations.slack.SlackStandIn.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackConnectorTest {
    private static final String CALLBACK = "https://hub.example.com/oauth/slack/callback";
    private final SlackStandIn slack = new SlackStandIn();

    @BeforeEach
    void credentials() {
        slack.variables.put("SLACK_CLIENT_ID", "111.222");
        slack.variables.put("SLACK_CLIENT_SECRET", "synthetic-secret");
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    @Test
    void authorizeWhenDefaultsThenUserScopesOnly() {
        String url = slack.connector.authorize("state-1", CALLBACK).toString();
        assertThat(url)
                .startsWith("https://slack.com/oauth/v2/authorize?client_id=111.222&user_scope=channels%3Aread%2C")
                .contains("&redirect_uri=https%3A%2F%2Fhub.example.com%2Foauth%2Fslack%2Fcallback&state=state-1")
                .doesNotContain("&scope=");
    }

    @Test
    void authorizeWhenScopesAreSetThenThose() {
        slack.variables.put("SLACK_USER_SCOPES", "chat:write");
        slack.variables.put("SLACK_AUTHORIZE_URL", "https://slack-gov.com/oauth/v2/authorize");
        assertThat(slack.connector.authorize("s", CALLBACK).toString()).startsWith("https://slack-gov.com/oauth/v2/authorize?").contains("user_scope=chat%3Awrite&");
    }

    @Test
    void authorizeWhenAnAdminAddedGroupsThenTheUsualScopesAndTheirs() {
        slack.variables.put("SLACK_SCOPE_GROUPS", "usergroups");
        assertThat(slack.connector.scopes()).contains("usergroups:write").doesNotContain("pins:read");
        slack.variables.put("slack_scope_groups", "pins, bookmarks");
        assertThat(slack.connector.scopes()).startsWith("channels:read").endsWith("bookmarks:read", "bookmarks:write", "pins:read", "pins:write").doesNotContain("usergroups:write");
        assertThat(slack.connector.authorize("s", CALLBACK).toString()).contains("channels%3Aread").contains("pins%3Awrite&");
    }

    @Test
    void manifestWhenAnAdminAddedGroupsThenTheAppGetsThemToo() {
        String usual = slack.connector.manifest("https://hub.example.com").orElseThrow();
        slack.variables.put("slack_scope_groups", "pins");
        String more = slack.connector.manifest("https://hub.example.com").orElseThrow();
        assertThat(more).isEqualTo(usual.replace("      - canvases:write\n", "      - canvases:write\n      - pins:read\n      - pins:write\n"));
    }

    @Test
    void exchangeWhenApprovedThenTheUsersAccount() {
        slack.answers("oauth.v2.access", "oauth.v2.access~user-only");
        slack.answers("auth.test", "auth.test");

        ConnectedAccount account = slack.connector.exchange("code-1", CALLBACK, "state-1");

        assertThat(account.token()).isEqualTo(Secret.of("xoxp-synthetic-user"));
        assertThat(account.accountId()).isEqualTo("T000DEMO01:U000ADAEX1");
        assertThat(account.accountName()).isEqualTo("ada @ Demo Workspace");
        assertThat(account.expiresAt()).isNull();
        assertThat(account.details().get("scopes")).contains("chat:write", "files:read");
        assertThat(account.details()).containsEntry("user_id", "U000ADAEX1").containsEntry("url", "https://demo-workspace.slack.com/");
        assertThat(slack.form("oauth.v2.access")).isEqualTo(Map.of("code", "code-1", "redirect_uri", CALLBACK));
        String basic = Base64.getEncoder().encodeToString("111.222:synthetic-secret".getBytes(StandardCharsets.UTF_8));
        assertThat(slack.requests("oauth.v2.access").get(0).getHeader("Authorization")).isEqualTo("Basic " + basic);
    }

    @Test
    void exchangeWhenPkceThenTheVerifierFitsTheChallenge() throws Exception {
        slack.variables.put("SLACK_PKCE", "true");
        slack.answers("oauth.v2.access", "oauth.v2.access~user-only");
        slack.answers("auth.test", "auth.test");
        String url = slack.connector.authorize("state-1", CALLBACK).toString();
        slack.connector.exchange("code-1", CALLBACK, "state-1");
        String verifier = slack.form("oauth.v2.access").get("code_verifier");
        assertThat(verifier).hasSize(43);
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(url).contains("&code_challenge_method=S256&code_challenge=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void exchangeWhenBotAndUserThenTheUsersToken() {
        slack.answers("oauth.v2.access", "oauth.v2.access~user-and-bot");
        slack.answers("auth.test", "auth.test");
        assertThat(slack.connector.exchange("code-1", CALLBACK, "state-1").token().reveal()).startsWith("xoxp-");
    }

    @Test
    void exchangeWhenRotatingThenExpiryAndRefreshToken() {
        slack.answers("oauth.v2.access", "oauth.v2.access~user-only-rotating");
        slack.answers("auth.test", "auth.test");
        ConnectedAccount account = slack.connector.exchange("code-1", CALLBACK, "state-1");
        assertThat(account.refreshToken()).isNotNull();
        assertThat(account.expiresAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth.v2.access~error-invalid_code", "oauth.v2.access~error-bad_client_secret"})
    void exchangeWhenRefusedThenUpstreamRefused(String fixture) {
        slack.answers("oauth.v2.access", fixture);
        HubException e = catchThrowableOfType(HubException.class, () -> slack.connector.exchange("code-1", CALLBACK, "state-1"));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
    }

    @Test
    void appWhenSlackLooksOnlyAtTheCodeThenAccepted() {
        slack.answers("oauth.v2.access", "oauth.v2.access~error-invalid_code");

        assertThat(slack.connector.checkApp(CALLBACK)).isTrue();
        assertThat(slack.form("oauth.v2.access")).containsEntry("redirect_uri", CALLBACK);
    }

    @Test
    void appWhenTheSecretIsWrongThenSaysWhatToMend() {
        slack.answers("oauth.v2.access", "oauth.v2.access~error-bad_client_secret");

        assertThat(catchThrowableOfType(HubException.class, () -> slack.connector.checkApp(CALLBACK)))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.UPSTREAM_REFUSED))
                .hasMessageContaining("client secret");
    }

    @Test
    void manifestWhenGivenThenHasTheHubsAddressAndNoOther() {
        assertThat(slack.connector.manifest("https://hub.acme.example").orElseThrow())
                .startsWith("display_information:").contains("    - https://hub.acme.example/oauth/slack/callback\n").doesNotContain("hub.example.com", "#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth.v2.access~refresh", "oauth.v2.access~refresh-nested"})
    void refreshWhenEitherShapeThenTheNewPair(String fixture) {
        slack.answers("oauth.v2.access", fixture);
        RenewedToken renewed = slack.connector.refresh(ADA, Secret.of("xoxe-1-old"));
        assertThat(renewed.token().reveal()).startsWith("xoxe.xoxp-");
        assertThat(renewed.refreshToken()).isNotNull().isNotEqualTo(Secret.of("xoxe-1-old"));
        assertThat(renewed.expiresAt()).isNotNull();
        assertThat(slack.form("oauth.v2.access")).isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "xoxe-1-old"));
    }

    @Test
    void refreshWhenTheTokenIsUsedUpThenNotConnected() {
        slack.answers("oauth.v2.access", "oauth.v2.access~error-invalid_refresh_token");
        HubException e = catchThrowableOfType(HubException.class, () -> slack.connector.refresh(ADA, Secret.of("xoxe-1-old")));
        assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED);
    }

    @Test
    void checkWhenAcceptedThenScopesOfTheHeader() {
        slack.answers("auth.test", slack.fixture("auth.test").withHeader("X-OAuth-Scopes", "chat:write,users:read"));
        ConnectedAccount account = slack.connector.check(PastedToken.of(Secret.of("xoxp-pasted")));
        assertThat(account.details()).containsEntry("scopes", "chat:write,users:read");
        assertThat(slack.requests("auth.test").get(0).getHeader("Authorization")).isEqualTo("Bearer xoxp-pasted");
    }

    @Test
    void checkWhenAcceptedThenTheAccountsZoneAndScopesForTheTools() {
        slack.answers("auth.test", slack.fixture("auth.test").withHeader("X-OAuth-Scopes", "users:read,chat:write"));
        slack.answers("users.info", "users.info~ada");
        ConnectedAccount account = slack.connector.check(PastedToken.of(Secret.of("xoxp-pasted")));
        assertThat(account.details()).containsEntry("tz", "Europe/Berlin").containsEntry("scopes", "chat:write,users:read");
        assertThat(slack.requests("users.info").get(0).getHeader("Authorization")).isEqualTo("Bearer xoxp-pasted");
    }

    @Test
    void checkWhenTheZoneIsNotToldThenConnectedAllTheSame() {
        slack.answers("auth.test", "auth.test");
        slack.answers("users.info", "common~error-missing_scope");
        assertThat(slack.connector.check(PastedToken.of(Secret.of("xoxp-pasted"))).details()).doesNotContainKeys("tz", "scopes");
    }

    @Test
    void checkWhenRefusedThenInvalidToken() {
        slack.answers("auth.test", "common~error-invalid_auth");
        HubException e = catchThrowableOfType(HubException.class, () -> slack.connector.check(PastedToken.of(Secret.of("xoxp-wrong"))));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("token");
        assertThat(e.publicDetail()).doesNotContain("wrong");
    }

    @Test
    void revokeWhenSlackIsDownThenNothingIsThrown() {
        slack.answers("auth.revoke", com.github.tomakehurst.wiremock.client.WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThatCode(() -> slack.connector.revoke(ADA)).doesNotThrowAnyException();
        assertThat(slack.requests("auth.revoke")).hasSize(1);
    }
}
