package io.mcphub.integrations.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import io.mcphub.connections.connectors.AccountDetails;
import io.mcphub.connections.connectors.AuthorizationUri;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.OAuthApp;
import io.mcphub.connections.connectors.OAuthApps;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.connectors.TokenField;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackErrors;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/** Connects Slack as a person: OAuth v2 with user scopes only, or a pasted token that {@code auth.test} accepts. */
@ApplicationScoped
class SlackConnector implements Connector {
    static final String DEFAULT_AUTHORIZE_URL = "https://slack.com/oauth/v2/authorize";

    @Inject
    HubConfig config;

    @Inject
    OAuthApps apps;

    @Inject
    Settings settings;

    @Inject
    SlackClient client;

    @Inject
    HubClock clock;

    @Inject
    Keys keys;

    @Override
    public String id() {
        return "slack";
    }

    @Override
    public String displayName() {
        return "Slack";
    }

    @Override
    public String description() {
        return "Read and write Slack messages, find channels and people, and work with canvases, as yourself.";
    }

    @Override
    public boolean writesHaveTargets() {
        return true;
    }

    @Override
    public List<String> connect() {
        return List.of("oauth", "token");
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public boolean oauthConfigured() {
        return apps.find(id()).isPresent();
    }

    @Override
    public boolean httpsOnly() {
        return true;
    }

    @Override
    public TokenField token() {
        return new TokenField("token", "User OAuth token", "It begins with xoxp-; you find it on your Slack app's page under OAuth & Permissions.", true);
    }

    /** The scopes of the operator or our own, and those of the groups that an admin has chosen. */
    @Override
    public List<String> scopes() {
        return Stream.concat(Arrays.stream(config.value("SLACK_USER_SCOPES").orElse(SlackScopes.DEFAULT).split(",")).map(String::strip), added().stream()).distinct().toList();
    }

    private List<String> added() {
        String groups = settings.text("slack_scope_groups").or(() -> config.value("SLACK_SCOPE_GROUPS")).orElse("");
        return SlackScopes.ofGroups(Arrays.asList(groups.split(",")));
    }

    @Override
    public URI authorize(String state, String redirectUri) {
        AuthorizationUri page = AuthorizationUri.at(config.value("SLACK_AUTHORIZE_URL").orElse(DEFAULT_AUTHORIZE_URL))
                .with("client_id", apps.require(this).id())
                .with("user_scope", String.join(",", scopes()))
                .with("redirect_uri", redirectUri)
                .with("state", state);
        return (pkce() ? page.with("code_challenge_method", "S256").with("code_challenge", Keys.hash(verifier(state))) : page).uri();
    }

    @Override
    public ConnectedAccount exchange(String code, String redirectUri, String state) {
        FormBody.Builder form = new FormBody.Builder().add("code", code).add("redirect_uri", redirectUri);
        if (pkce()) {
            form.add("code_verifier", verifier(state));
        }
        OAuthV2AccessResponse answer = access(form);
        if (!answer.isOk()) {
            throw SlackErrors.refused(answer);
        }
        OAuthV2AccessResponse.AuthedUser user = answer.getAuthedUser();
        if (user == null || user.getAccessToken() == null) {
            // Do not store a bot token as the person's: the app would speak in their name.
            throw HubException.of(Problem.UPSTREAM_REFUSED, "Slack gave no user token. Check that the app asks for user scopes.");
        }
        RenewedToken tokens = RenewedToken.of(user.getAccessToken(), user.getRefreshToken(), user.getExpiresIn(), clock.now());
        return account(test(tokens.token()), tokens, scopes(user.getScope()));
    }

    /** Sends a code that nobody got: Slack looks at the app first, and only then at the code. */
    @Override
    public boolean checkApp(String redirectUri) {
        String error = access(new FormBody.Builder().add("code", "check").add("redirect_uri", redirectUri)).getError();
        SlackErrors.requireApp(error == null ? "" : error, redirectUri);
        return true;
    }

    @Override
    public Optional<String> manifest(String baseUrl) {
        return Optional.of(SlackManifest.of(baseUrl, added()));
    }

    private OAuthV2AccessResponse access(FormBody.Builder form) {
        OAuthApp app = apps.require(this);
        String basic = Credentials.basic(app.id(), app.secret().reveal());
        // Not oauthV2Access(), because its request cannot carry a code_verifier.
        return client.raw(null, slack -> slack.postFormWithAuthorizationHeaderAndParseResponse(empty -> form, client.url("oauth.v2.access"), basic, OAuthV2AccessResponse.class));
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        Secret token = pasted.token();
        AuthTestResponse answer = test(token);
        List<String> header = answer.getHttpResponseHeaders() == null ? null : answer.getHttpResponseHeaders().get("x-oauth-scopes");
        return account(answer, RenewedToken.of(token.reveal(), null, answer.getExpiresIn(), clock.now()), scopes(header == null ? null : String.join(",", header)));
    }

    @Override
    public RenewedToken refresh(Credential current, Secret refreshToken) {
        OAuthApp app = apps.require(this);
        OAuthV2AccessResponse answer = client.raw(null, slack -> slack.oauthV2Access(r -> r.clientId(app.id())
                .clientSecret(app.secret().reveal())
                .grantType("refresh_token")
                .refreshToken(refreshToken.reveal())));
        if (!answer.isOk()) {
            throw SlackErrors.refused(answer);
        }
        // Slack's SDKs read the token at the top level, but some answers have it under authed_user.
        OAuthV2AccessResponse.AuthedUser user = answer.getAuthedUser();
        boolean top = answer.getAccessToken() != null;
        if (!top && (user == null || user.getAccessToken() == null)) {
            throw SlackErrors.FAILURES.strange(true);
        }
        return top
                ? RenewedToken.of(answer.getAccessToken(), answer.getRefreshToken(), answer.getExpiresIn(), clock.now())
                : RenewedToken.of(user.getAccessToken(), user.getRefreshToken(), user.getExpiresIn(), clock.now());
    }

    @Override
    public void revoke(Credential credential) {
        try {
            client.raw(credential.token(), slack -> slack.authRevoke(r -> r));
        } catch (HubException e) {
            System.getLogger(SlackConnector.class.getName())
                    .log(System.Logger.Level.WARNING, "Slack did not revoke the token of connection {0}: {1}", credential.connectionId(), e.problem());
        }
    }

    private boolean pkce() {
        return config.value("SLACK_PKCE").filter("true"::equalsIgnoreCase).isPresent();
    }

    /**
     * The PKCE verifier, derived from the state, so that nothing has to be stored until the browser returns (RFC 7636 §4.1: 43
     * characters).
     */
    private String verifier(String state) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac("slack-pkce", state));
    }

    private AuthTestResponse test(Secret token) {
        AuthTestResponse answer = client.raw(token, slack -> slack.authTest(r -> r));
        if (answer.isOk()) {
            return answer;
        }
        if (SlackErrors.isDeadToken(answer.getError())) {
            throw HubException.invalid("token", "Slack does not accept this token. Copy the User OAuth Token (xoxp-…) from the app's page.");
        }
        throw SlackErrors.refused(answer);
    }

    private ConnectedAccount account(AuthTestResponse who, RenewedToken tokens, Set<String> scopes) {
        String team = who.getTeamId() == null ? who.getEnterpriseId() : who.getTeamId();
        if (team == null || who.getUserId() == null) {
            throw SlackErrors.FAILURES.strange(false);
        }
        Map<String, String> details = new AccountDetails()
                .with("team_id", team)
                .with("user_id", who.getUserId())
                .with("team", who.getTeam())
                .with("url", who.getUrl())
                .with(SlackScopes.DETAIL, String.join(",", new TreeSet<>(scopes)))
                .with(Credential.ZONE, zone(tokens.token(), who.getUserId()))
                .map();
        String name = who.getUser() + " @ " + who.getTeam();
        return new ConnectedAccount(team + ":" + who.getUserId(), name, tokens.token(), tokens.refreshToken(), tokens.expiresAt(), details);
    }

    /** The account's time zone; null if Slack does not tell it, because the connection works without. */
    private @Nullable String zone(Secret token, String userId) {
        try {
            UsersInfoResponse answer = client.raw(token, slack -> slack.usersInfo(r -> r.user(userId)));
            return answer.isOk() && answer.getUser() != null ? answer.getUser().getTz() : null;
        } catch (HubException untold) {
            return null;
        }
    }

    private static Set<String> scopes(@Nullable String list) {
        return list == null ? Set.of() : Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    }
}
