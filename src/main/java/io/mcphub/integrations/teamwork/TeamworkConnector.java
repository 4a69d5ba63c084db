package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.ConnectedAccount;
import io.mcphub.connections.Connector;
import io.mcphub.connections.Credential;
import io.mcphub.connections.PastedToken;
import io.mcphub.connections.RenewedToken;
import io.mcphub.connections.TokenField;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import io.mcphub.tools.AccountTimes;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.ProviderFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Teamwork as a person: the App Login Flow, or an API key with the address of the site. */
@ApplicationScoped
class TeamworkConnector implements Connector {
    @Inject
    Settings settings;

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
        return settings.credential("TEAMWORK_CLIENT_ID").isPresent() && settings.credential("TEAMWORK_CLIENT_SECRET").isPresent();
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
        return URI.create(sites.login() + "/launchpad/login?response_type=code&client_id=" + encode(credential("TEAMWORK_CLIENT_ID")) + "&redirect_uri="
                + encode(redirectUri) + "&state=" + encode(state));
    }

    @Override
    public ConnectedAccount exchange(String code, String redirectUri) {
        ApiReply answer = client.token(app().put("code", code).put("redirect_uri", redirectUri));
        String token = TeamworkClient.isSuccess(answer) ? answer.json().path("access_token").asText("") : "";
        if (token.isEmpty()) {
            // What a failure looks like is not documented, so nothing of it is trusted.
            throw answer.status() >= 500
                    ? TeamworkErrors.FAILURES.unreachable(false, null)
                    : HubException.of(Problem.UPSTREAM_REFUSED, "Teamwork gave no token. Connect again; if that does not help, an admin checks the client id and secret.");
        }
        JsonNode json = answer.json();
        URI site = sites.allowed(json.path("installation").path("apiEndPoint").asText(""))
                .orElseThrow(() -> HubException.of(
                        Problem.UPSTREAM_REFUSED, "Teamwork named an API address outside its own domains. The operator can allow its host in TEAMWORK_ALLOWED_HOSTS."));
        JsonNode person = person(client.profile(site, Secret.of(token), false), "The new token was refused.");
        return account(person, site, Secret.of(token), json, false);
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
        return new RenewedToken(Secret.of(token), renewal(answer.json()), expiry(answer.json()));
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        URI site = sites.site(pasted.field(TeamworkClient.SITE).orElse(""));
        JsonNode person = person(
                client.profile(site, pasted.token(), true),
                "Teamwork does not accept this API key for this site. Copy it from your profile there, under API keys.");
        return account(person, site, pasted.token(), JsonTree.object(), true);
    }

    private JsonNode person(ApiReply answer, String refused) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw HubException.invalid("token", refused);
        }
        if (!TeamworkClient.isSuccess(answer) || answer.json().path("person").path("id").asLong() <= 0) {
            if (answer.status() == 404 || answer.status() < 400) {
                throw HubException.invalid(TeamworkClient.SITE, "There is no Teamwork at this address. Write that of your site, such as https://example.teamwork.com.");
            }
            throw TeamworkErrors.of(answer, false, clock.now());
        }
        return answer.json().path("person");
    }

    private ConnectedAccount account(JsonNode person, URI site, Secret token, JsonNode login, boolean key) {
        Map<String, String> details = new HashMap<>();
        details.put(TeamworkClient.SITE, site.toString());
        details.put(TeamworkClient.AUTH, key ? TeamworkClient.KEY : "oauth");
        details.put("user_id", person.path("id").asText());
        AccountTimes.named(JsonTree.text(person, "timezone")).ifPresent(zone -> details.put(Credential.ZONE, zone.getId()));
        JsonNode installation = login.path("installation");
        put(details, "installation_id", installation.path("id").asText(null));
        put(details, "installation", installation.path("name").asText(null));
        put(details, "region", installation.path("region").asText(null));
        String name = (person.path("firstName").asText("") + " " + person.path("lastName").asText("")).strip();
        put(details, "user_name", name.isEmpty() ? null : name);
        return new ConnectedAccount(
                site.getAuthority() + ":" + person.path("id").asText(),
                name + " @ " + installation.path("name").asText(site.getHost()),
                token,
                renewal(login),
                expiry(login),
                Set.of(),
                details);
    }

    private ObjectNode app() {
        return JsonTree.object().put("client_id", credential("TEAMWORK_CLIENT_ID")).put("client_secret", credential("TEAMWORK_CLIENT_SECRET"));
    }

    /** Teamwork's tokens have been without end so far; should they get one, it is kept. */
    private static @Nullable Secret renewal(JsonNode login) {
        return login.path("refresh_token").asText("").isEmpty() ? null : Secret.of(login.path("refresh_token").asText());
    }

    private @Nullable Instant expiry(JsonNode login) {
        long seconds = login.path("expires_in").asLong();
        return seconds > 0 ? clock.now().plusSeconds(seconds) : null;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, value);
        }
    }

    private String credential(String variable) {
        return settings.credential(variable)
                .map(Secret::reveal)
                .orElseThrow(() -> HubException.conflict(
                        "Teamwork's OAuth is not configured. An admin sets TEAMWORK_CLIENT_ID and TEAMWORK_CLIENT_SECRET, or you paste an API key."));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
