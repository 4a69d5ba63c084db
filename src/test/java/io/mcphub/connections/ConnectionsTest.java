package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Role;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import io.mcphub.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final Caller ADA = person("user-1", "session-1");
    private static final Caller BEN = person("user-2", "session-2");

    private final TestDatabase database = new TestDatabase();
    private final FakeConnector connector = new FakeConnector();
    private final Connections connections = new Connections();
    private final ConnectFlow flow = new ConnectFlow();
    private final ConnectionStore store = new TransactionalStore();
    private final HubClock clock = new HubClock();
    private final List<String> audited = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private String baseUrl = "https://hub.example.com";

    private static Caller person(String userId, String session) {
        return Caller.person(userId, Role.USER, Caller.Credential.SESSION, session, Instant.MAX);
    }

    @BeforeEach
    void wire() {
        clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
        for (String user : List.of("user-1", "user-2")) {
            database.run(em -> em.createNativeQuery("INSERT INTO users VALUES ('" + user + "', '" + user + "@example.com', 'x', 'USER', 'APPROVED', NULL, 1, 0, 0, 1)")
                    .executeUpdate());
        }
        Settings settings = new Settings() {
            @Override
            public String baseUrl() {
                return baseUrl;
            }
        };
        ConnectorRegistry registry = new ConnectorRegistry();
        registry.load(List.of(connector));
        store.em = database.entityManager();
        store.vault = VaultTest.vault(KEY);
        store.clock = clock;
        store.audit = new AuditTrail() {
            @Override
            public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
                assertThat(database.entityManager().getTransaction().isActive()).isTrue();
                audited.add(action.wire() + " " + userId);
            }
        };
        connections.accounts = new Accounts();
        connections.accounts.store = store;
        connections.accounts.changed = new ChangedEvents(changed);
        Refresh refresh = new Refresh();
        refresh.store = store;
        refresh.clock = clock;
        refresh.claims = new TransactionalClaims();
        refresh.claims.em = database.entityManager();
        refresh.claims.vault = store.vault;
        refresh.claims.clock = clock;
        refresh.claims.audit = store.audit;
        refresh.accounts = connections.accounts;
        connections.connectors = registry;
        connections.store = store;
        connections.refresh = refresh;
        connections.settings = settings;
        OAuthStateStore states = new TransactionalStates();
        states.em = database.entityManager();
        flow.connectors = registry;
        flow.connections = connections;
        flow.states = states;
        flow.settings = settings;
        flow.clock = clock;
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private IntegrationSummary paste(Caller caller, String token) {
        return connections.connectWithToken(caller, "fake", PastedToken.of(Secret.of(token)), null);
    }

    private Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call).problem();
    }

    @Test
    void connectWhenFirstThenDefaultEncryptedAndAudited() throws Exception {
        IntegrationSummary entry = paste(ADA, "a1");

        assertThat(entry.connections()).singleElement().satisfies(c -> {
            assertThat(c.isDefault()).isTrue();
            assertThat(c.status()).isEqualTo("ok");
            assertThat(c.account()).isEqualTo("account a");
            assertThat(c.connectedAt()).isEqualTo(NOW);
        });
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a1"));
        assertThat(connections.open(ADA, "fake", null).details()).isEqualTo(Map.of("team", "a"));
        assertThat(audited).containsExactly("connection.connected user-1");
        assertThat(changed).containsExactly("user-1");
        try (var c = database.dataSource().getConnection();
                var rows = c.createStatement().executeQuery("SELECT token, typeof(connected_at), typeof(is_default), status FROM connections")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("v1.").doesNotContain("a1.");
            assertThat(List.of(rows.getString(2), rows.getString(3), rows.getString(4))).containsExactly("integer", "integer", "OK");
        }
    }

    @Test
    void connectWhenTheLabelIsThatOfAnotherAccountThenRefused() {
        connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("a1")), "work");

        assertThatThrownBy(() -> connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("b1")), "Work")).hasMessageContaining("has this label");
        assertThat(connections.integrations(ADA).get(0).connections()).hasSize(1);
    }

    @Test
    void connectWhenSameAccountThenTheRowIsUpdated() {
        String id = paste(ADA, "a1").connections().get(0).id();
        IntegrationSummary again = connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("a2")), "work");
        assertThat(again.connections()).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo(id);
            assertThat(c.label()).isEqualTo("work");
        });
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a2"));
    }

    @Test
    void connectWhenRefusedThenInvalidAndNothingStored() {
        assertThat(problem(() -> paste(ADA, "bad"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(store.of("user-1")).isEmpty();
        assertThat(changed).isEmpty();
    }

    @Test
    void connectWhenTheConnectorWantsMoreThenExactlyThat() {
        connector.tokenFields = List.of(new TokenField("site", "Site", "Such as demo.", true), new TokenField("area", "Area", "Any.", false));
        assertThat(field(Map.of())).isEqualTo("site");
        assertThat(field(Map.of("site", "  "))).isEqualTo("site");
        assertThat(field(Map.of("site", "demo", "other", ""))).isEqualTo("other");
        assertThat(field(Map.of("site", "demo", "area", "a\nb"))).isEqualTo("area");
        assertThat(field(Map.of("site", "x".repeat(501)))).isEqualTo("site");
        assertThat(store.of("user-1")).isEmpty();

        connections.connectWithToken(ADA, "fake", new PastedToken(Secret.of("a1"), Map.of("site", " demo ")), null);
        assertThat(connections.open(ADA, "fake", null).details()).containsEntry("site", "demo");
    }

    private String field(Map<String, String> fields) {
        PastedToken pasted = new PastedToken(Secret.of("a1"), fields);
        HubException refused = catchThrowableOfType(HubException.class, () -> connections.connectWithToken(ADA, "fake", pasted, null));
        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        return refused.field().orElse("");
    }

    @Test
    void openWhenAnAccountIsNamedThenByIdLabelOrNameElseTheChoices() {
        String first = paste(ADA, "a1").connections().get(0).id();
        connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("b1")), "Private");

        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a1"));
        assertThat(connections.open(ADA, "fake", " private ").token()).isEqualTo(Secret.of("b1"));
        assertThat(connections.open(ADA, "fake", "account a").token()).isEqualTo(Secret.of("a1"));
        assertThat(connections.open(ADA, "fake", first).token()).isEqualTo(Secret.of("a1"));
        HubException unknown = catchThrowableOfType(HubException.class, () -> connections.open(ADA, "fake", "work"));
        assertThat(unknown.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(unknown.publicDetail()).contains("account a", "Private", first).doesNotContain("work");
        assertThat(problem(() -> connections.open(BEN, "fake", first))).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(connections.accounts("user-1", "fake")).hasSize(2);
    }

    @Test
    void changeWhenAnotherDefaultLabelAndPolicyThenStoredAuditedAndKeptOnReconnect() {
        paste(ADA, "a1");
        String second = paste(ADA, "b1").connections().get(1).id();
        WritePolicy some = WritePolicy.only(List.of("#general"));

        connections.change(ADA, "fake", second, new ConnectionChange(true, "work", true, some));
        paste(ADA, "b2");

        assertThat(connections.integrations(ADA).get(0).connections()).extracting(ConnectionSummary::label, ConnectionSummary::isDefault, ConnectionSummary::writes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("work", true, some), org.assertj.core.groups.Tuple.tuple(null, false, WritePolicy.ALL));
        assertThat(connections.open(ADA, "fake", null)).extracting(Credential::token, Credential::writes).containsExactly(Secret.of("b2"), some);
        assertThat(audited).contains("connection.changed user-1");
    }

    @Test
    void changeWhenTheToolsKnowNoTargetsThenAllOrNone() {
        String id = paste(ADA, "a1").connections().get(0).id();
        connector.targets = false;

        HubException refused = catchThrowableOfType(
                HubException.class, () -> connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, WritePolicy.only(List.of("x")))));

        assertThat(refused.field()).contains("writes");
        connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, WritePolicy.NONE));
        assertThat(connections.open(ADA, "fake", null).writes()).isEqualTo(WritePolicy.NONE);
    }

    @Test
    void changeWhenForeignUnknownOrLabelInUseThenRefused() {
        String mine = connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("a1")), "work").connections().get(0).id();
        String other = paste(ADA, "b1").connections().get(1).id();
        ConnectionChange rename = new ConnectionChange(true, "WORK", false, null);

        assertThat(problem(() -> connections.change(BEN, "fake", mine, rename))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> connections.change(ADA, "other", mine, rename))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> connections.change(ADA, "fake", other, rename))).isEqualTo(Problem.INVALID_INPUT);
        connections.change(ADA, "fake", mine, rename);
    }

    @Test
    void openWhenSomebodyElseIsConnectedThenNotConnectedWithTheLink() {
        paste(ADA, "a1");
        HubException e = catchThrowableOfType(HubException.class, () -> connections.open(BEN, "fake", null));
        assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(e.publicDetail()).contains("https://hub.example.com/connections");
        assertThat(connections.integrations(BEN).get(0).connections()).isEmpty();
    }

    @Test
    void connectedWhenChangedThenSeenAtOnce() {
        assertThat(connections.connected("user-1")).isEmpty();
        paste(ADA, "a1");
        assertThat(connections.connected("user-1")).containsExactly("fake");
        connections.disconnect(ADA, "fake", null);
        assertThat(connections.connected("user-1")).isEmpty();
    }

    @Test
    void disconnectWhenOneOfTwoThenRevokedAndTheOtherBecomesDefault() {
        String first = paste(ADA, "a1").connections().get(0).id();
        paste(ADA, "b1");
        assertThat(problem(() -> connections.disconnect(ADA, "fake", null))).isEqualTo(Problem.CONFLICT);
        assertThat(connector.revoked).isEmpty();

        connections.disconnect(ADA, "fake", first);

        assertThat(connector.revoked).containsExactly("a1");
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("b1"));
        assertThat(audited).last().isEqualTo("connection.disconnected user-1");
    }

    @Test
    void disconnectWhenTheCredentialDoesNotOpenThenGoneAllTheSame() {
        paste(ADA, "a1");
        store.vault = VaultTest.vault("fedcba9876543210fedcba9876543210");
        connections.disconnect(ADA, "fake", null);
        assertThat(store.of("user-1")).isEmpty();
        assertThat(connector.revoked).isEmpty();
    }

    @Test
    void disconnectWhenForeignOrUnknownThenNotFound() {
        String foreign = paste(ADA, "a1").connections().get(0).id();
        assertThat(problem(() -> connections.disconnect(BEN, "fake", foreign))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> connections.disconnect(BEN, "fake", null))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> connections.disconnect(ADA, "other", null))).isEqualTo(Problem.NOT_FOUND);
        assertThat(connector.revoked).isEmpty();
    }

    @Test
    void needsReconnectWhenRefusedThenMarkedOnceAndNotOpened() {
        paste(ADA, "a1");
        Credential refused = connections.open(ADA, "fake", null);
        connections.needsReconnect(refused);
        connections.needsReconnect(refused);
        assertThat(audited).containsExactly("connection.connected user-1", "connection.needs_reconnect user-1");
        assertThat(connections.integrations(ADA).get(0).connections().get(0).status()).isEqualTo("needs_reconnect");
        assertThat(problem(() -> connections.open(ADA, "fake", null))).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(paste(ADA, "a2").connections().get(0).status()).isEqualTo("ok");
    }

    @Test
    void needsReconnectWhenReplacedMeanwhileThenNotMarked() {
        paste(ADA, "a1");
        Credential old = connections.open(ADA, "fake", null);
        paste(ADA, "a2");
        connections.needsReconnect(old);
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a2"));
    }

    @Test
    void openWhenAboutToEndThenRefreshedOnce() {
        connector.expiresAt = NOW.plus(Duration.ofHours(1));
        paste(ADA, "a1");
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(50)), ZoneOffset.UTC));
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a1-renewed"));
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a1-renewed"));
        assertThat(connector.refreshes).isEqualTo(1);
    }

    @Test
    void openWhenRefreshIsRefusedThenMarked() {
        connector.expiresAt = NOW.plus(Duration.ofHours(1));
        connector.refusesRefresh = true;
        paste(ADA, "a1");
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(50)), ZoneOffset.UTC));
        assertThat(problem(() -> connections.open(ADA, "fake", null))).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(connections.integrations(ADA).get(0).connections().get(0).status()).isEqualTo("needs_reconnect");
    }

    @Test
    void flowWhenApprovedThenConnectedAndTheStateIsUsedUp() {
        String state = connector.state(flow.begin(ADA, "fake"));
        assertThat(flow.finish(ADA, "fake", "a9", state, null)).hasToString("https://hub.example.com/connections?connected=fake");
        assertThat(connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a9"));
        assertThat(flow.finish(ADA, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(connector.exchanges).isEqualTo(1);
    }

    @Test
    void flowWhenBegunFromAChatsLinkThenEndsOnItsPage() {
        ConnectLink link = new ConnectLink("v1.a.b", "user-1", "fake");
        assertThat(flow.finish(ADA, "fake", null, connector.state(flow.begin(ADA, link)), "access_denied")).hasToString("https://hub.example.com/connect/v1.a.b?error=access_denied");
        assertThat(flow.finish(ADA, "fake", "a9", connector.state(flow.begin(ADA, link)), null)).hasToString("https://hub.example.com/connect/v1.a.b?connected=fake");
        assertThat(problem(() -> flow.begin(BEN, link))).isEqualTo(Problem.NOT_FOUND);
        assertThat(connections.works("user-1", "fake")).isTrue();
        assertThat(connections.works("user-2", "fake")).isFalse();
    }

    @Test
    void flowWhenStateIsForeignOldOrMissingThenNoExchange() {
        String state = connector.state(flow.begin(ADA, "fake"));
        assertThat(flow.finish(BEN, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(flow.finish(person("user-1", "another-session"), "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(flow.finish(ADA, "fake", "a9", null, null)).hasQuery("error=state");
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(10)), ZoneOffset.UTC));
        assertThat(flow.finish(ADA, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(connector.exchanges).isZero();
    }

    @Test
    void flowWhenDeclinedThenTheReasonAndNothingForeignInTheAddress() {
        assertThat(flow.finish(ADA, "fake", null, connector.state(flow.begin(ADA, "fake")), "access_denied")).hasQuery("error=access_denied");
        assertThat(flow.finish(ADA, "fake", null, connector.state(flow.begin(ADA, "fake")), "x&connected=fake")).hasQuery("error=upstream");
        assertThat(flow.finish(ADA, "fake", "bad", connector.state(flow.begin(ADA, "fake")), null)).hasQuery("error=upstream_refused");
    }

    @Test
    void flowWhenHttpOrNotConfiguredThenThePageSaysWhy() {
        baseUrl = "http://localhost:8000";
        assertThat(flow.begin(ADA, "fake")).hasToString("http://localhost:8000/connections?error=https_required");
        connector.configured = false;
        assertThat(flow.begin(ADA, "fake")).hasQuery("error=https_required");
        baseUrl = "https://hub.example.com";
        assertThat(flow.begin(ADA, "fake")).hasQuery("error=not_configured");
        assertThat(problem(() -> flow.begin(ADA, "other"))).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void keyCheckWhenTheKeyIsWrongThenTheStartFails() {
        KeyCheck check = new KeyCheck();
        check.store = new KeyCheckStore() {
            @Override
            public void save(String envelope) {
                database.run(em -> super.save(envelope));
            }
        };
        check.store.em = database.entityManager();
        check.store.clock = clock;
        check.store.reader = database.dataSource();
        check.vault = VaultTest.vault(KEY);
        assertThatCode(() -> check.beforeMigrations(null)).doesNotThrowAnyException();
        check.check();
        assertThatCode(() -> check.beforeMigrations(null)).doesNotThrowAnyException();
        assertThatCode(check::check).doesNotThrowAnyException();
        String other = "fedcba9876543210fedcba9876543210";
        check.vault = VaultTest.vault(other);
        String before = check.store.find().orElseThrow();
        assertThatThrownBy(check::check).hasMessageContaining("TOKENS_ENCRYPTION_KEY");
        assertThatThrownBy(() -> check.beforeMigrations(null)).hasMessageContaining("TOKENS_ENCRYPTION_KEY");
        assertThat(System.clearProperty("hub.start-failure")).startsWith("TOKENS_ENCRYPTION_KEY does not fit this database.");
        assertThat(check.store.find()).contains(before);
        check.vault = VaultTest.vault(other, KEY);
        check.check();
        check.vault = VaultTest.vault(other);
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    /** The store with a transaction around each change, as the container would put it. */
    private final class TransactionalStore extends ConnectionStore {
        @Override
        public void connect(String userId, String integration, ConnectedAccount account, @Nullable String label) {
            database.run(em -> super.connect(userId, integration, account, label));
        }

        @Override
        public boolean change(String userId, String integration, String id, ConnectionChange change) {
            return database.transaction(em -> super.change(userId, integration, id, change));
        }

        @Override
        public boolean needsReconnect(String userId, String id, String token) {
            return database.transaction(em -> super.needsReconnect(userId, id, token));
        }

        @Override
        public boolean delete(String userId, String id) {
            return database.transaction(em -> super.delete(userId, id));
        }
    }

    private final class TransactionalClaims extends RefreshClaims {
        @Override
        public Optional<String> take(ConnectionEntity row) {
            return database.transaction(em -> super.take(row));
        }

        @Override
        public void release(ConnectionEntity row, String claim) {
            database.run(em -> super.release(row, claim));
        }

        @Override
        public boolean renewed(ConnectionEntity row, RenewedToken renewed) {
            return database.transaction(em -> super.renewed(row, renewed));
        }

        @Override
        public boolean refused(ConnectionEntity row, String claim) {
            return database.transaction(em -> super.refused(row, claim));
        }
    }

    private final class TransactionalStates extends OAuthStateStore {
        @Override
        public void add(OAuthStateEntity state, Instant now) {
            database.run(em -> super.add(state, now));
        }

        @Override
        public Optional<OAuthStateEntity> consume(String hash, String sessionId, String integration, Instant now) {
            return database.transaction(em -> super.consume(hash, sessionId, integration, now));
        }
    }

    /** A provider whose tokens begin with the account's letter; {@code bad} is refused. Fails if called inside a transaction. */
    private final class FakeConnector implements Connector {
        final List<String> revoked = new ArrayList<>();
        boolean configured = true;
        boolean targets = true;
        boolean refusesRefresh;
        int refreshes;
        int exchanges;
        List<TokenField> tokenFields = List.of();
        @Nullable Instant expiresAt;

        String state(URI authorize) {
            return authorize.getQuery().substring("state=".length());
        }

        private void noTransaction() {
            assertThat(database.entityManager().getTransaction().isActive()).as("network call inside a transaction").isFalse();
        }

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public boolean writesHaveTargets() {
            return targets;
        }

        @Override
        public String displayName() {
            return "Fake";
        }

        @Override
        public String description() {
            return "A fake.";
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
            return configured;
        }

        @Override
        public boolean httpsOnly() {
            return true;
        }

        @Override
        public URI authorize(String state, String redirectUri) {
            assertThat(redirectUri).isEqualTo(baseUrl + "/oauth/fake/callback");
            return URI.create("https://provider.example.com/authorize?state=" + state);
        }

        @Override
        public ConnectedAccount exchange(String code, String redirectUri) {
            exchanges++;
            return check(PastedToken.of(Secret.of(code)));
        }

        @Override
        public List<TokenField> tokenFields() {
            return tokenFields;
        }

        @Override
        public ConnectedAccount check(PastedToken pasted) {
            Secret token = pasted.token();
            noTransaction();
            if (token.reveal().equals("bad")) {
                throw HubException.invalid("token", "refused");
            }
            String account = token.reveal().substring(0, 1);
            Secret refresh = expiresAt == null ? null : Secret.of("refresh-1");
            return new ConnectedAccount(account, "account " + account, token, refresh, expiresAt, Set.of("read"), pasted.field("site").isEmpty() ? Map.of("team", account) : Map.of("team", account, "site", pasted.field("site").get()));
        }

        @Override
        public RenewedToken refresh(Credential current, Secret refreshToken) {
            noTransaction();
            refreshes++;
            assertThat(refreshToken).isEqualTo(Secret.of("refresh-1"));
            if (refusesRefresh) {
                throw HubException.of(Problem.NOT_CONNECTED, "no");
            }
            return new RenewedToken(Secret.of(current.token().reveal() + "-renewed"), Secret.of("refresh-2"), NOW.plus(Duration.ofHours(12)));
        }

        @Override
        public void revoke(Credential credential) {
            noTransaction();
            revoked.add(credential.token().reveal());
        }
    }
}
