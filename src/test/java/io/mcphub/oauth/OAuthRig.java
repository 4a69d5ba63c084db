package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditTrail;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClientStore;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.clients.ClientDocumentStore;
import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.clients.RedirectUris;
import io.mcphub.authorization.clients.Registrations;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.authorization.grants.ConsentStore;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.authorization.requests.Authorizations;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.authorization.requests.RequestStore;
import io.mcphub.authorization.tokens.AccessTokens;
import io.mcphub.authorization.tokens.Revocations;
import io.mcphub.authorization.tokens.TokenEndpoint;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.outbound.Outbound;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.tokens.JwtSigner;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authorization server on a real database, with one user, a clock that stands still and two registered clients. */
public final class OAuthRig implements AutoCloseable {
    public static final String BASE = "https://hub.example";
    public static final String REDIRECT = "https://app.example/callback";
    public static final CodeVerifier VERIFIER = new CodeVerifier("a-verifier-of-the-client-that-is-long-enough-0123456789");
    public static final String ADA = "user-ada";

    public final TestDatabase database = new TestDatabase();
    public final BeanBox beans = new BeanBox(database);
    public final HubClock clock = new HubClock();
    public final RecordedAudit audit = new RecordedAudit(database);
    public final TestConfig config = new TestConfig();
    public final ClientWeb web = new ClientWeb();
    public final Set<String> blocked = new HashSet<>();
    /** What an admin set. */
    public final Map<String, Boolean> flags = new HashMap<>();
    public final RedirectUris redirectUris;
    public final ClientStore clients;
    public final RequestStore requests;
    public final GrantStore grants;
    public final ConsentStore consentStore;
    public final ClientDocumentStore documentStore;
    public final ApiClientStore apiClientStore;
    public final ClientDocuments documents;
    public final ApiClients apiClients;
    public final AuthorizedApps apps;
    public final AccessTokens accessTokens;
    public final TokenEndpoint endpoint;
    public final Revocations revocations;
    public final Authorizations authorizations;
    public final Registrations registrations;
    public final Consents consents;
    public final Metadata metadata;
    public final String client;
    public final String otherClient;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    public OAuthRig() {
        later(Duration.ZERO);
        database.person(ADA);
        wire();
        redirectUris = beans.get(RedirectUris.class);
        clients = beans.get(ClientStore.class);
        requests = beans.get(RequestStore.class);
        grants = beans.get(GrantStore.class);
        consentStore = beans.get(ConsentStore.class);
        documentStore = beans.get(ClientDocumentStore.class);
        apiClientStore = beans.get(ApiClientStore.class);
        documents = beans.get(ClientDocuments.class);
        apiClients = beans.get(ApiClients.class);
        apps = beans.get(AuthorizedApps.class);
        accessTokens = beans.get(AccessTokens.class);
        endpoint = beans.get(TokenEndpoint.class);
        revocations = beans.get(Revocations.class);
        authorizations = beans.get(Authorizations.class);
        registrations = beans.get(Registrations.class);
        consents = beans.get(Consents.class);
        metadata = beans.get(Metadata.class);
        client = clients.register("App", List.of(REDIRECT, "http://127.0.0.1:4000/cb"), List.of("authorization_code", "refresh_token"));
        otherClient = clients.register("Other", List.of(REDIRECT), List.of("authorization_code", "refresh_token"));
    }

    private void wire() {
        Settings settings = new Settings() {
            @Override
            public String baseUrl() {
                return BASE;
            }

            @Override
            public boolean flag(String name, boolean defaultValue) {
                return flags.getOrDefault(name, defaultValue);
            }
        };
        Users users = new Users() {
            @Override
            public Optional<User> find(String id) {
                return Optional.of(id).filter(i -> i.startsWith("user-")).map(i -> new User(i, "ada@example.com", Role.USER, Status.APPROVED, null, true, Instant.EPOCH));
            }

            @Override
            public Optional<User> mayEnter(String id) {
                return blocked.contains(id) ? Optional.empty() : Optional.of(new User(id, "ada@example.com", Role.USER, Status.APPROVED, null, true, Instant.EPOCH));
            }
        };
        beans
                .with(HubConfig.class, config)
                .with(Settings.class, settings)
                .with(Users.class, users)
                .with(AuditTrail.class, audit)
                .with(HubClock.class, clock)
                .with(JwtSigner.class, new OneKeySigner())
                .with(Outbound.class, web);
    }

    public void later(Duration time) {
        now = now.plus(time);
        clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** An admin who has just signed in. */
    public static Caller admin() {
        return Caller.person("admin", Role.ADMIN, Caller.Credential.LOGIN_TOKEN, "j", Instant.MAX, Instant.parse("9999-01-01T00:00:00Z"));
    }

    public static Caller ada(String session) {
        return Caller.person(ADA, Role.USER, Caller.Credential.SESSION, session, Instant.MAX, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** A good authorization request, with parameters replaced; a null value leaves one out. */
    public Map<String, List<String>> authorize(String... replaced) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("client_id", List.of(client));
        all.put("redirect_uri", List.of(REDIRECT));
        all.put("response_type", List.of("code"));
        all.put("state", List.of("s-1"));
        all.put("code_challenge", List.of(CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue()));
        all.put("code_challenge_method", List.of("S256"));
        all.put("resource", List.of(BASE + "/mcp"));
        for (int i = 0; i < replaced.length; i += 2) {
            if (replaced[i + 1] == null) {
                all.remove(replaced[i]);
            } else {
                all.put(replaced[i], List.of(replaced[i + 1]));
            }
        }
        return all;
    }

    /** The id of the pending request that an authorization request led to. */
    public String pending(String... replaced) {
        return URLUtils.parseParameters(authorizations.begin(authorize(replaced)).getRawQuery()).get("request").get(0);
    }

    /** A code, after Ada allowed everything. */
    public String code(String... replaced) {
        String id = pending(replaced);
        consents.find(id, ada("session-1"));
        return query(allow(id, ada("session-1"), Allowance.ALL)).get("code");
    }

    /** What the person presses on the page that they saw. */
    public URI allow(String requestId, Caller caller, Allowance allowance) {
        return consents.allow(requestId, consents.proof(requestId, caller), caller, allowance);
    }

    public URI deny(String requestId, Caller caller) {
        return consents.deny(requestId, consents.proof(requestId, caller), caller);
    }

    public static Map<String, String> query(URI uri) {
        Map<String, String> single = new HashMap<>();
        URLUtils.parseParameters(uri.getRawQuery()).forEach((name, values) -> single.put(name, values.get(0)));
        return single;
    }

    public AccessTokenResponse exchange(String code, String... replaced) throws GeneralException {
        return token(new HashMap<>(redeeming(code)), replaced);
    }

    /** The body of a good request that redeems a code, for tests that change it as text. */
    public String codeForm(String code) {
        return form(redeeming(code));
    }

    private Map<String, String> redeeming(String code) {
        return Map.of("grant_type", "authorization_code", "code", code, "client_id", client, "redirect_uri", REDIRECT, "code_verifier", VERIFIER.getValue());
    }

    public AccessTokenResponse refresh(AccessTokenResponse tokens, String... replaced) throws GeneralException {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "refresh_token", "refresh_token", tokens.getTokens().getRefreshToken().getValue(), "client_id", client));
        return token(form, replaced);
    }

    public AccessTokenResponse token(Map<String, String> form, String... replaced) throws GeneralException {
        for (int i = 0; i < replaced.length; i += 2) {
            if (replaced[i + 1] == null) {
                form.remove(replaced[i]);
            } else {
                form.put(replaced[i], replaced[i + 1]);
            }
        }
        return send(form(form), null);
    }

    public AccessTokenResponse send(String form, @Nullable String authorization) throws GeneralException {
        return endpoint.answer(TokenRequest.parse(FormRequest.of(BASE + "/oauth/token", form, authorization)));
    }

    public void revoke(String token, String clientId) throws GeneralException {
        revoke(Map.of("token", token, "client_id", clientId));
    }

    public void revoke(String token, String clientId, String secret) throws GeneralException {
        revoke(Map.of("token", token, "client_id", clientId, "client_secret", secret));
    }

    private void revoke(Map<String, String> form) throws GeneralException {
        revocations.revoke(TokenRevocationRequest.parse(FormRequest.of(BASE + "/oauth/revoke", form(form), null)));
    }

    public Optional<Caller> caller(AccessTokenResponse tokens) {
        database.entityManager().clear();
        return accessTokens.find(tokens.getTokens().getAccessToken().getValue());
    }

    /** Ada's client for her own programs. */
    public ApiClients.WithSecret confidentialClient(Access access) {
        return apiClients.create(ada("s"), new ApiClient.Wish("Job", Set.of(REDIRECT), new Allowance(access, Set.of("slack"))));
    }

    private static String form(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return URLUtils.serializeParameters(lists);
    }

    @Override
    public void close() throws Exception {
        database.close();
    }

}
