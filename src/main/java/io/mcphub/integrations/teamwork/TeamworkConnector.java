package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkSites;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.tools.AccountTimes;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.ProviderFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Connects Teamwork as a person: the App Login Flow, or an API key with the address of the site. */
@ApplicationScoped
class TeamworkConnector implements Connector {
    @Inject
    OAuthApps apps;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkSites sites;

    @Inject
    HubClock clock;

    @Override
    public String id() {
        return "teamwork";
    }

    @Override
    public String displayName() {
        return "Teamwork";
    }

    @Override
    public String description() {
        return "Work with your Teamwork projects, tasks, boards, time and comments, as yourself.";
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
    public TokenField token() {
        return new TokenField("token", "API key", "You find it in your Teamwork profile, under API keys.", true);
    }

    @Override
    public List<TokenField> tokenFields() {
        return List.of(new TokenField(TeamworkClient.SITE, "Site address", "The address of your Teamwork site, such as https://example.teamwork.com.", true));
    }

    @Override
    public URI authorize(String state, String redirectUri) {
        return AuthorizationUri.at(sites.login() + "/launchpad/login")
                .with("response_type", "code")
                .with("client_id", apps.require(this).id())
                .with("redirect_uri", redirectUri)
                .with("state", state)
                .uri();
    }

    @Override
    public ConnectedAccount exchange(String code, String redirectUri) {
        ApiReply answer = client.token(app().put("code", code).put("redirect_uri", redirectUri));
        String token = TeamworkClient.isSuccess(answer) ? answer.json().path("access_token").asText("") : "";
        if (token.isEmpty()) {
            // Teamwork does not document its failures here, so nothing of the body is used.
            throw answer.status() >= 500
                    ? TeamworkErrors.FAILURES.unreachable(false, null)
                    : HubException.of(Problem.UPSTREAM_REFUSED, "Teamwork gave no token. Connect again; if that does not help, an admin checks the client id and secret.");
        }
        JsonNode json = answer.json();
        URI site = sites.allowed(json.path("installation").path("apiEndPoint").asText(""))
                .orElseThrow(() -> HubException.of(
                        Problem.UPSTREAM_REFUSED, "Teamwork named an API address outside its own domains. The operator can allow its host in TEAMWORK_ALLOWED_HOSTS."));
        JsonNode person = person(client.profile(site, Secret.of(token), false), "The new token was refused.");
        return account(person, site, tokens(token, json), json, false);
    }

    @Override
    public RenewedToken refresh(Credential current, Secret refreshToken) {
        ApiReply answer = client.token(app().put("grant_type", "refresh_token").put("refresh_token", refreshToken.reveal()));
        String token = TeamworkClient.isSuccess(answer) ? answer.json().path("access_token").asText("") : "";
        if (token.isEmpty()) {
            throw answer.status() >= 500 || answer.status() == 429
                    ? TeamworkErrors.of(answer, false, clock.now())
                    : TeamworkErrors.FAILURES.disconnected(ProviderFailures.ON_THE_PAGE);
        }
        return tokens(token, answer.json());
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        URI site = sites.site(pasted.field(TeamworkClient.SITE).orElse(""));
        JsonNode person = person(
                client.profile(site, pasted.token(), true),
                "Teamwork does not accept this API key for this site. Copy it from your profile there, under API keys.");
        return account(person, site, new RenewedToken(pasted.token(), null, null), JsonTree.object(), true);
    }

    private JsonNode person(ApiReply answer, String refused) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw HubException.invalid("token", refused);
        }
        if (!TeamworkClient.isSuccess(answer) || answer.json().path("person").path("id").asLong() <= 0) {
            if (answer.status() == 404 || answer.status() < 400) {
                throw HubException.invalid(TeamworkClient.SITE, "There is no Teamwork site at this address. Give the address of yours, such as https://example.teamwork.com.");
            }
            throw TeamworkErrors.of(answer, false, clock.now());
        }
        return answer.json().path("person");
    }

    private static ConnectedAccount account(JsonNode person, URI site, RenewedToken tokens, JsonNode login, boolean key) {
        JsonNode installation = login.path("installation");
        String name = (person.path("firstName").asText("") + " " + person.path("lastName").asText("")).strip();
        Map<String, String> details = new AccountDetails()
                .with(TeamworkClient.SITE, site.toString())
                .with(TeamworkClient.AUTH, key ? TeamworkClient.KEY : "oauth")
                .with("user_id", person.path("id").asText())
                .with(Credential.ZONE, AccountTimes.named(JsonTree.text(person, "timezone")).map(ZoneId::getId).orElse(null))
                .with("installation_id", JsonTree.text(installation, "id"))
                .with("installation", JsonTree.text(installation, "name"))
                .with("region", JsonTree.text(installation, "region"))
                .with("user_name", name)
                .map();
        return new ConnectedAccount(
                site.getAuthority() + ":" + person.path("id").asText(),
                name + " @ " + installation.path("name").asText(site.getHost()),
                tokens.token(),
                tokens.refreshToken(),
                tokens.expiresAt(),
                details);
    }

    private ObjectNode app() {
        OAuthApp app = apps.require(this);
        return JsonTree.object().put("client_id", app.id()).put("client_secret", app.secret().reveal());
    }

    /** The tokens. Teamwork's have not expired so far; if they do one day, the expiry is stored. */
    private RenewedToken tokens(String token, JsonNode login) {
        return RenewedToken.of(token, JsonTree.text(login, "refresh_token"), JsonTree.count(login, "expires_in"), clock.now());
    }
}
