package io.mcphub.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.accounts.CredentialsChanged;
import io.mcphub.accounts.Status;
import io.mcphub.accounts.User;
import io.mcphub.accounts.Users;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.Access;
import io.mcphub.platform.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Keys;
import io.mcphub.platform.outbound.Outbound;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Role;
import io.mcphub.platform.Secret;
import io.mcphub.platform.ToolNames;
import io.mcphub.settings.Settings;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.Transactions;
import io.mcphub.tokens.JwtSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authorization server on a real database, with one user, a clock that stands still and two registered clients. */
final class OAuthRig implements AutoCloseable {
    static final String BASE = "https://hub.example";
    static final String REDIRECT = "https://app.example/callback";
    static final CodeVerifier VERIFIER = new CodeVerifier("a-verifier-of-the-client-that-is-long-enough-0123456789");
    static final String ADA = "user-ada";

    final TestDatabase database = new TestDatabase();
    final HubClock clock = new HubClock();
    final List<AuditAction> audited = new ArrayList<>();
    final List<Map<String, String>> auditedDetails = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    final Set<String> blocked = new HashSet<>();
    final RedirectUris redirectUris = new RedirectUris();
    final ClientStore clients = store(ClientStore.class);
    final RequestStore requests = store(RequestStore.class);
    final GrantStore grants = store(GrantStore.class);
    final ConsentStore consentStore = store(ConsentStore.class);
    final ClientDocumentStore documentStore = store(ClientDocumentStore.class);
    final ApiClientStore apiClientStore = store(ApiClientStore.class);
    final ClientDocuments documents = new ClientDocuments();
    final ApiClients apiClients = new ApiClients();
    final AuthorizedApps apps = new AuthorizedApps();
    /** What lies at the addresses of clients; nothing is fetched. */
    final Map<String, Outbound.Document> web = new HashMap<>();
    final List<String> fetched = new ArrayList<>();
    final RecordedEvents<CredentialsChanged> credentialsChanged = new RecordedEvents<>();
    final AccessTokens accessTokens = new AccessTokens();
    final TokenEndpoint endpoint = new TokenEndpoint();
    final Revocations revocations = new Revocations();
    final Authorizations authorizations = new Authorizations();
    final Registrations registrations = new Registrations();
    final Consents consents = new Consents();
    final Metadata metadata = new Metadata();
    final String client;
    final String otherClient;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    OAuthRig() {
        later(Duration.ZERO);
        database.run(em -> em.createNativeQuery(
                        "INSERT INTO users VALUES ('user-ada', 'ada@example.com', 'x', 'USER', 'APPROVED', NULL, 1, 0, 0, 0)").executeUpdate());
        wire();
        client = clients.register("App", List.of(REDIRECT, "http://127.0.0.1:4000/cb"), List.of("authorization_code", "refresh_token"), null);
        otherClient = clients.register("Other", List.of(REDIRECT), List.of("authorization_code", "refresh_token"), null);
    }

    private void wire() {
        HubConfig config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(environment.get(variable));
            }
        };
        Settings settings = new Settings() {
            @Override
            public String baseUrl() {
                return BASE;
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
        AuditTrail audit = new AuditTrail() {
            @Override
            public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
                audited.add(action);
                auditedDetails.add(details);
            }
        };
        consentStore.em = database.entityManager();
        consentStore.clock = clock;
        documentStore.em = database.entityManager();
        documentStore.consents = consentStore;
        documentStore.audit = audit;
        documentStore.clock = clock;
        documents.outbound = new Outbound() {
            @Override
            public Document get(URI uri, String accept) {
                fetched.add(uri.toString());
                return Optional.ofNullable(web.get(uri.toString())).orElseThrow(() -> HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The address could not be fetched. Try again later."));
            }

            @Override
            public boolean loopbackAllowed() {
                return environment.containsKey("CIMD_ALLOW_LOOPBACK");
            }
        };
        documents.store = documentStore;
        documents.redirectUris = redirectUris;
        ClientDirectory directory = new ClientDirectory();
        directory.clients = clients;
        directory.documents = documents;
        apiClientStore.em = database.entityManager();
        apiClientStore.grants = grants;
        apiClientStore.consents = consentStore;
        apiClientStore.audit = audit;
        apiClients.store = apiClientStore;
        apiClients.redirectUris = redirectUris;
        apiClients.users = users;
        apiClients.clock = clock;
        AppEnding ending = store(AppEnding.class);
        ending.grants = grants;
        ending.consents = consentStore;
        apps.grants = grants;
        apps.consents = consentStore;
        apps.ending = ending;
        apps.config = config;
        clients.em = database.entityManager();
        clients.documents = documentStore;
        clients.audit = audit;
        clients.clock = clock;
        requests.em = database.entityManager();
        requests.clock = clock;
        grants.em = database.entityManager();
        grants.audit = audit;
        grants.clock = clock;
        grants.changed = credentialsChanged;
        apiClientStore.changed = credentialsChanged;
        redirectUris.config = config;
        Resources resources = new Resources();
        resources.settings = settings;
        ClientAuthenticator authenticator = new ClientAuthenticator();
        authenticator.clients = clients;
        accessTokens.signer = new OwnKey();
        accessTokens.grants = grants;
        accessTokens.clients = clients;
        accessTokens.users = users;
        accessTokens.settings = settings;
        accessTokens.config = config;
        accessTokens.clock = clock;
        endpoint.authenticator = authenticator;
        endpoint.resources = resources;
        endpoint.grants = grants;
        endpoint.clients = clients;
        endpoint.accessTokens = accessTokens;
        endpoint.users = users;
        endpoint.audit = audit;
        endpoint.config = config;
        revocations.authenticator = authenticator;
        revocations.grants = grants;
        revocations.accessTokens = accessTokens;
        authorizations.clients = directory;
        authorizations.redirectUris = redirectUris;
        authorizations.resources = resources;
        authorizations.requests = requests;
        authorizations.settings = settings;
        registrations.store = clients;
        registrations.redirectUris = redirectUris;
        registrations.clock = clock;
        metadata.settings = settings;
        Decisions decisions = store(Decisions.class);
        decisions.consents = consentStore;
        decisions.requests = requests;
        decisions.grants = grants;
        decisions.clients = clients;
        consents.requests = requests;
        consents.clients = clients;
        consents.decisions = decisions;
        consents.authorizations = authorizations;
        consents.keys = new Keys() {
            @Override
            public byte[] derive(String purpose) {
                return Keys.hkdf(Secret.of("0123456789abcdef0123456789abcdef"), purpose);
            }
        };
    }

    void later(Duration time) {
        now = now.plus(time);
        clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }

    static Caller ada(String session) {
        return Caller.person(ADA, Role.USER, Caller.Credential.SESSION, session, Instant.MAX);
    }

    /** A good authorization request, with parameters replaced; a null value leaves one out. */
    Map<String, List<String>> authorize(String... replaced) {
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
    String pending(String... replaced) {
        return URLUtils.parseParameters(authorizations.begin(authorize(replaced)).getRawQuery()).get("request").get(0);
    }

    /** A code, after Ada allowed everything. */
    String code(String... replaced) {
        String id = pending(replaced);
        consents.find(id, ada("session-1"));
        return query(allow(id, ada("session-1"), new Decision(Access.FULL, null, ToolNames.DOTTED))).get("code");
    }

    /** What the person presses on the page that they saw. */
    URI allow(String requestId, Caller caller, Decision decision) {
        return consents.allow(requestId, consents.proof(requestId, caller), caller, decision);
    }

    URI deny(String requestId, Caller caller) {
        return consents.deny(requestId, consents.proof(requestId, caller), caller);
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> single = new HashMap<>();
        URLUtils.parseParameters(uri.getRawQuery()).forEach((name, values) -> single.put(name, values.get(0)));
        return single;
    }

    AccessTokenResponse exchange(String code, String... replaced) throws GeneralException {
        return token(new HashMap<>(redeeming(code)), replaced);
    }

    /** The body of a good request that redeems a code, for tests that change it as text. */
    String codeForm(String code) {
        return form(redeeming(code));
    }

    private Map<String, String> redeeming(String code) {
        return Map.of("grant_type", "authorization_code", "code", code, "client_id", client, "redirect_uri", REDIRECT, "code_verifier", VERIFIER.getValue());
    }

    AccessTokenResponse refresh(AccessTokenResponse tokens, String... replaced) throws GeneralException {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "refresh_token", "refresh_token", tokens.getTokens().getRefreshToken().getValue(), "client_id", client));
        return token(form, replaced);
    }

    AccessTokenResponse token(Map<String, String> form, String... replaced) throws GeneralException {
        for (int i = 0; i < replaced.length; i += 2) {
            if (replaced[i + 1] == null) {
                form.remove(replaced[i]);
            } else {
                form.put(replaced[i], replaced[i + 1]);
            }
        }
        return send(form(form), null);
    }

    AccessTokenResponse send(String form, @Nullable String authorization) throws GeneralException {
        return endpoint.answer(TokenRequest.parse(FormRequest.of(BASE + "/oauth/token", form, authorization)));
    }

    void revoke(String token, String clientId) throws GeneralException {
        revoke(Map.of("token", token, "client_id", clientId));
    }

    void revoke(String token, String clientId, String secret) throws GeneralException {
        revoke(Map.of("token", token, "client_id", clientId, "client_secret", secret));
    }

    private void revoke(Map<String, String> form) throws GeneralException {
        revocations.revoke(TokenRevocationRequest.parse(FormRequest.of(BASE + "/oauth/revoke", form(form), null)));
    }

    Optional<Caller> caller(AccessTokenResponse tokens) {
        database.entityManager().clear();
        return accessTokens.find(tokens.getTokens().getAccessToken().getValue());
    }

    /** Ada's client for her own programs. */
    ApiClients.WithSecret confidentialClient(Access access) {
        return apiClients.create(ADA, new ApiClient.Wish("Job", Set.of(REDIRECT), access, Set.of("slack")), ADA);
    }

    /** Lets a client describe itself at its own address. */
    void publish(String clientId, String name, List<String> redirectUris, String... headers) {
        String body = Json.write(Map.of("client_id", clientId, "client_name", name, "redirect_uris", redirectUris, "grant_types", List.of("authorization_code", "refresh_token"), "token_endpoint_auth_method", "none"));
        publish(clientId, 200, body, headers);
    }

    void publish(String clientId, int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        web.put(clientId, new Outbound.Document(status, all, body.getBytes(StandardCharsets.UTF_8)));
    }

    private <T> T store(Class<T> type) {
        return Transactions.store(type, database);
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

    private static final class OwnKey extends JwtSigner {
        private final ECKey key = key();

        private static ECKey key() {
            try {
                return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Secret sign(JWTClaimsSet claims) {
            try {
                SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims);
                jwt.sign(new ECDSASigner(key));
                return Secret.of(jwt.serialize());
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<JWTClaimsSet> open(String token) {
            try {
                SignedJWT jwt = SignedJWT.parse(token);
                return jwt.verify(new ECDSAVerifier(key.toPublicJWK())) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
            } catch (java.text.ParseException | JOSEException e) {
                return Optional.empty();
            }
        }
    }
}
