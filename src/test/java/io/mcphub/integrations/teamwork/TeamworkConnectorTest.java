package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.body;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamworkConnectorTest {
    private static final String CALLBACK = "https://hub.example.com/oauth/teamwork/callback";
    private static final String TOKEN = "/launchpad/v1/token.json";
    private static final String ME = V3 + "/me.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @BeforeEach
    void credentials() {
        tw.variables.put("TEAMWORK_CLIENT_ID", "synthetic-client-id");
        tw.variables.put("TEAMWORK_CLIENT_SECRET", "synthetic client&secret");
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    private String installation(String fixture) {
        return body(fixture).replaceAll("https://demo-site(\\.eu)?\\.teamwork\\.com/", tw.url() + "/");
    }

    private ConnectedAccount exchange() {
        return tw.connector.exchange("synthetic-code", CALLBACK, "state-1");
    }

    private ConnectedAccount check(String key, String site) {
        return tw.connector.check(new PastedToken(Secret.of(key), Map.of("site_url", site)));
    }

    @Test
    void authorizeWhenAskedThenTheLaunchpad() {
        tw.variables.remove("TEAMWORK_LOGIN_URL");
        assertThat(tw.connector.authorize("state&1", CALLBACK))
                .hasToString("https://www.teamwork.com/launchpad/login?response_type=code&client_id=synthetic-client-id"
                        + "&redirect_uri=https%3A%2F%2Fhub.example.com%2Foauth%2Fteamwork%2Fcallback&state=state%261");
    }

    @Test
    void authorizeWhenTheAppIsNotSetUpThenWhatAnAdminSets() {
        tw.variables.remove("TEAMWORK_CLIENT_SECRET");
        assertThatThrownBy(() -> tw.connector.authorize("state-1", CALLBACK))
                .isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT))
                .hasMessageContaining("TEAMWORK_CLIENT_ID and TEAMWORK_CLIENT_SECRET");
    }

    @Test
    void oauthConfiguredWhenOnlyTheIdThenNot() {
        assertThat(tw.connector.oauthConfigured()).isTrue();
        tw.variables.remove("TEAMWORK_CLIENT_SECRET");
        assertThat(tw.connector.oauthConfigured()).isFalse();
        assertThat(tw.connector.configured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"oauth.token,US", "oauth.token~eu,EU"})
    void exchangeWhenApprovedThenTheSiteOfTheAnswer(String fixture, String region) {
        tw.answers("POST", TOKEN, json(installation(fixture)));
        tw.answers("GET", ME, "me");

        ConnectedAccount account = exchange();

        assertThat(tw.only(TOKEN).getBodyAsString())
                .isEqualTo("{\"client_id\":\"synthetic-client-id\",\"client_secret\":\"synthetic client&secret\",\"code\":\"synthetic-code\",\"redirect_uri\":\"" + CALLBACK + "\"}");
        assertThat(tw.only(TOKEN).getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(tw.only(ME).getHeader("Authorization")).isEqualTo("Bearer " + account.token().reveal());
        assertThat(account.details())
                .containsEntry("site_url", tw.url())
                .containsEntry("auth", "oauth")
                .containsEntry("user_id", "501")
                .containsEntry("tz", "Europe/Berlin")
                .containsEntry("region", region);
        assertThat(account.accountName()).startsWith("Ada Example @ ");
        assertThat(account.accountId()).isEqualTo("127.0.0.1:" + tw.server.port() + ":501");
        assertThat(account.refreshToken()).isNull();
        assertThat(account.expiresAt()).isNull();
    }

    @Test
    void exchangeWhenTheTokenEndsThenItsEndIsKept() {
        tw.answers("POST", TOKEN, json(installation("oauth.token").replace("\"status\"", "\"expires_in\":3600,\"refresh_token\":\"r-1\",\"status\"")));
        tw.answers("GET", ME, "me");
        ConnectedAccount account = exchange();
        assertThat(account.refreshToken()).isEqualTo(Secret.of("r-1"));
        assertThat(account.expiresAt()).isEqualTo(Instant.parse("2026-01-15T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "http://demo-site.teamwork.com/", "http://127.0.0.1:1/", ""})
    void exchangeWhenTheEndPointIsForeignThenRefusedAndNotContacted(String endPoint) {
        tw.answers("POST", TOKEN, json(body("oauth.token").replace("https://demo-site.teamwork.com/", endPoint)));
        HubException e = catchThrowableOfType(HubException.class, this::exchange);
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(tw.calls()).containsExactly("POST " + TOKEN);
    }

    @Test
    void exchangeWhenRefusedThenUpstreamRefused() {
        tw.answers("POST", TOKEN, fixture("oauth.token~error").withStatus(400));
        HubException e = catchThrowableOfType(HubException.class, this::exchange);
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(e.publicDetail()).doesNotContain("invalid_grant");
    }

    @Test
    void exchangeWhenTheLoginRedirectsThenTheSecretGoesNowhereElse() {
        tw.answers("POST", TOKEN, aResponse().withStatus(307).withHeader("Location", tw.url() + "/elsewhere"));
        assertThat(catchThrowableOfType(HubException.class, this::exchange).problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(tw.requests("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void exchangeWhenTheLoginIsDownThenUnavailable(int status) {
        tw.answers("POST", TOKEN, aResponse().withStatus(status).withBody("<html>"));
        assertThat(catchThrowableOfType(HubException.class, this::exchange).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void checkWhenTheKeyIsGoodThenTheAccount() {
        tw.answers("GET", ME, "me");
        ConnectedAccount account = check("twp_synthetic", tw.url() + "/app/home");
        assertThat(tw.only(ME).getHeader("Authorization")).isEqualTo("Basic dHdwX3N5bnRoZXRpYzp4");
        assertThat(account.token()).isEqualTo(Secret.of("twp_synthetic"));
        assertThat(account.accountName()).isEqualTo("Ada Example @ 127.0.0.1");
        assertThat(account.details()).isEqualTo(Map.of("site_url", tw.url(), "auth", "key", "user_id", "501", "user_name", "Ada Example", "tz", "Europe/Berlin"));
    }

    @Test
    void checkWhenTheZoneIsUnknownThenUtc() {
        tw.answers("GET", ME, json(body("me").replace("Europe/Berlin", "(GMT+01:00) Berlin")));
        assertThat(check("twp_synthetic", tw.url()).details()).doesNotContainKey("tz");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void checkWhenRefusedThenInvalidToken(int status) {
        tw.answers("GET", ME, fixture("error.v3.401").withStatus(status));
        HubException e = catchThrowableOfType(HubException.class, () -> check("twp_wrong", tw.url()));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("token");
        assertThat(e.publicDetail()).doesNotContain("twp_wrong");
    }

    @Test
    void checkWhenTheSiteIsForeignThenInvalidAndNotContacted() {
        HubException e = catchThrowableOfType(HubException.class, () -> check("twp_x", "http://127.0.0.1:" + (tw.server.port() + 1)));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("site_url");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void checkWhenThereIsNoTeamworkThenInvalidSite() {
        tw.answers("GET", ME, aResponse().withBody("<html>hello</html>"));
        HubException e = catchThrowableOfType(HubException.class, () -> check("twp_x", tw.url()));
        assertThat(e.field()).contains("site_url");
    }

    @Test
    void checkWhenTeamworkIsDownThenUnavailable() {
        tw.answers("GET", ME, aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(catchThrowableOfType(HubException.class, () -> check("twp_x", tw.url())).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.answers("GET", ME, fixture("error.500").withStatus(500));
        assertThat(catchThrowableOfType(HubException.class, () -> check("twp_x", tw.url())).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void refreshWhenRenewedThenTheNewToken() {
        tw.answers("POST", TOKEN, json("{\"access_token\":\"next\",\"refresh_token\":\"r-2\",\"expires_in\":60}"));
        RenewedToken renewed = tw.connector.refresh(tw.ada, Secret.of("r-1"));
        assertThat(renewed).isEqualTo(new RenewedToken(Secret.of("next"), Secret.of("r-2"), Instant.parse("2026-01-15T10:01:00Z")));
        assertThat(tw.only(TOKEN).getBodyAsString()).contains("\"grant_type\":\"refresh_token\",\"refresh_token\":\"r-1\"");
    }

    @ParameterizedTest
    @CsvSource({"400,NOT_CONNECTED", "401,NOT_CONNECTED", "429,RATE_LIMITED", "503,UPSTREAM_UNAVAILABLE"})
    void refreshWhenRefusedThenOnlyARefusalEndsTheConnection(int status, Problem problem) {
        tw.answers("POST", TOKEN, aResponse().withStatus(status));
        assertThat(catchThrowableOfType(HubException.class, () -> tw.connector.refresh(tw.ada, Secret.of("r-1"))).problem()).isEqualTo(problem);
    }
}
