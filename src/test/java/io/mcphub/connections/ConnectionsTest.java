package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.TokenField;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.connections.credentials.VaultTest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    static final Caller ADA = person("user-1", "session-1");
    static final Caller BEN = person("user-2", "session-2");

    private final TestDatabase database = new TestDatabase();
    private final FakeConnector connector = new FakeConnector(database);
    private final HubClock clock = new HubClock();
    private final Node node = new Node(database, connector, clock);
    private final Connections connections = node.connections;
    private final ConnectionStore store = node.store;

    static Caller person(String userId, String session) {
        return Caller.person(userId, Role.USER, Caller.Credential.SESSION, session, Instant.MAX);
    }

    @BeforeEach
    void begin() {
        clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
        database.person("user-1");
        database.person("user-2");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private IntegrationSummary paste(Caller caller, String token) {
        return node.conversations.paste(caller, "fake", PastedToken.of(Secret.of(token)), null);
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
        assertThat(node.audit.byUser()).containsExactly("connection.connected user-1");
        assertThat(node.changed()).containsExactly("user-1");
        try (var c = database.dataSource().getConnection();
                var rows = c.createStatement().executeQuery("SELECT token, is_default, status FROM connections")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("v1.").doesNotContain("a1.");
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(rows.getString(3)).isEqualTo("OK");
        }
    }

    @Test
    void connectWhenTheLabelIsThatOfAnotherAccountThenRefused() {
        node.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("a1")), "work");

        assertThatThrownBy(() -> node.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("b1")), "Work")).hasMessageContaining("has this label");
        assertThat(connections.integrations(ADA).get(0).connections()).hasSize(1);
    }

    @Test
    void connectWhenSameAccountThenTheRowIsUpdated() {
        String id = paste(ADA, "a1").connections().get(0).id();
        IntegrationSummary again = node.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("a2")), "work");
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
        assertThat(node.changed()).isEmpty();
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

        node.conversations.paste(ADA, "fake", new PastedToken(Secret.of("a1"), Map.of("site", " demo ")), null);
        assertThat(connections.open(ADA, "fake", null).details()).containsEntry("site", "demo");
    }

    private String field(Map<String, String> fields) {
        PastedToken pasted = new PastedToken(Secret.of("a1"), fields);
        HubException refused = catchThrowableOfType(HubException.class, () -> node.conversations.paste(ADA, "fake", pasted, null));
        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        return refused.field().orElse("");
    }

    @Test
    void openWhenAnAccountIsNamedThenByIdLabelOrNameElseTheChoices() {
        String first = paste(ADA, "a1").connections().get(0).id();
        node.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("b1")), "Private");

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
        Reach some = Reach.only(List.of("#general"));

        connections.change(ADA, "fake", second, new ConnectionChange(true, "work", true, null, some));
        paste(ADA, "b2");

        assertThat(connections.integrations(ADA).get(0).connections()).extracting(ConnectionSummary::label, ConnectionSummary::isDefault, ConnectionSummary::writes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("work", true, some), org.assertj.core.groups.Tuple.tuple(null, false, Reach.ALL));
        assertThat(connections.open(ADA, "fake", null)).extracting(Credential::token, Credential::writes).containsExactly(Secret.of("b2"), some);
        assertThat(node.audit.byUser()).contains("connection.changed user-1");
    }

    @Test
    void changeWhenTheToolsKnowNoTargetsThenAllOrNone() {
        String id = paste(ADA, "a1").connections().get(0).id();
        connector.targets = false;

        HubException refused = catchThrowableOfType(
                HubException.class, () -> connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, null, Reach.only(List.of("x")))));

        assertThat(refused.field()).contains("writes");
        assertThat(catchThrowableOfType(HubException.class, () -> connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, Reach.NONE, null))).field())
                .contains("reads");
        connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, null, Reach.NONE));
        assertThat(connections.open(ADA, "fake", null).writes()).isEqualTo(Reach.NONE);
    }

    @Test
    void changeWhenReadingIsLimitedThenStoredAndTheWritesStay() {
        String id = paste(ADA, "a1").connections().get(0).id();
        Reach some = Reach.only(List.of("@ada", "folder:Work"));

        connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, null, Reach.NONE));
        connections.change(ADA, "fake", id, new ConnectionChange(false, null, false, some, null));

        assertThat(connections.open(ADA, "fake", null)).extracting(Credential::reads, Credential::writes).containsExactly(some, Reach.NONE);
        assertThat(connections.integrations(ADA).get(0).connections().get(0).reads()).isEqualTo(some);
    }

    @Test
    void changeWhenForeignUnknownOrLabelInUseThenRefused() {
        String mine = node.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("a1")), "work").connections().get(0).id();
        String other = paste(ADA, "b1").connections().get(1).id();
        ConnectionChange rename = new ConnectionChange(true, "WORK", false, null, null);

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
        assertThat(node.audit.byUser()).last().isEqualTo("connection.disconnected user-1");
    }

    @Test
    void disconnectWhenTheCredentialDoesNotOpenThenGoneAllTheSame() {
        paste(ADA, "a1");
        store.vault = VaultTest.vault("another key of thirty-two characters");
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
        assertThat(node.audit.byUser()).containsExactly("connection.connected user-1", "connection.needs_reconnect user-1");
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
}
