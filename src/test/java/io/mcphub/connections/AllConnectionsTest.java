package io.mcphub.connections;

import static io.mcphub.connections.ConnectionsTest.ADA;
import static io.mcphub.connections.ConnectionsTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllConnectionsTest {
    private static final Caller ADMIN = Caller.person("admin-1", Role.ADMIN, Caller.Credential.SESSION, "s", Instant.MAX);

    private final TestDatabase database = new TestDatabase();
    private final FakeConnector connector = new FakeConnector(database);
    private final HubClock clock = new HubClock();
    private final Node node = new Node(database, connector, clock);
    private final AllConnections all = node.all;
    private int minutes;

    @BeforeEach
    void begin() {
        database.person("user-1");
        database.person("user-2");
        connect("user-1", "a1");
        connect("user-1", "b1");
        connect("user-2", "c1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void connect(String user, String token) {
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(minutes++)), ZoneOffset.UTC));
        node.store.connect(user, "fake", new ConnectedAccount(token, "account " + token, Secret.of("secret-" + token), null, null, Map.of("scopes", "read,write")), null);
    }

    private ConnectionPage find(@Nullable String user, @Nullable String integration, @Nullable String health, @Nullable String limit, @Nullable String cursor) {
        return all.find(ADMIN, ConnectionFilter.read(user, integration, health, limit, cursor));
    }

    private static List<String> accounts(ConnectionPage page) {
        return page.items().stream().map(OwnedConnection::account).toList();
    }

    @Test
    void listWhenAskedByAnAdminThenEverybodysTheNewestFirst() {
        ConnectionPage page = find(null, null, null, null, null);

        assertThat(accounts(page)).containsExactly("account c1", "account b1", "account a1");
        assertThat(page.items().get(0)).extracting(OwnedConnection::user, OwnedConnection::email, OwnedConnection::health, OwnedConnection::scopes)
                .containsExactly("user-2", "user-2@example.com", "ok", List.of("read", "write"));
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void listWhenWrittenAsJsonThenHasNoSecret() {
        assertThat(Json.write(find(null, null, null, null, null))).contains("account a1").doesNotContain("secret-", "v1.", "token");
    }

    @Test
    void listWhenAskedByAMemberThenForbidden() {
        HubException refused = catchThrowableOfType(HubException.class, () -> all.find(ADA, ConnectionFilter.read(null, null, null, null, null)));

        assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void countsWhenAccountsAreBrokenThenBothNumbersAndForAdminsOnly() {
        ConnectionSummary first = node.store.of("user-1").stream().map(ConnectionSummary::of).findFirst().orElseThrow();
        database.run(em -> em.createNativeQuery("UPDATE connections SET status = 'NEEDS_RECONNECT' WHERE id = ?1").setParameter(1, first.id()).executeUpdate());

        assertThat(all.counts(ADMIN)).isEqualTo(Map.of("fake", new AccountCount(3, 1)));
        assertThat(catchThrowableOfType(HubException.class, () -> all.counts(ADA)).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void listWhenReadPageByPageThenEveryConnectionOnce() {
        ConnectionPage first = find(null, null, null, "2", null);
        ConnectionPage second = find(null, null, null, "2", first.nextCursor());

        assertThat(accounts(first)).containsExactly("account c1", "account b1");
        assertThat(accounts(second)).containsExactly("account a1");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void listWhenConnectedInTheSameMomentThenNoneIsSkipped() {
        minutes = 2;
        connect("user-2", "d1");

        ConnectionPage first = find(null, null, null, "1", null);
        ConnectionPage second = find(null, null, null, "1", first.nextCursor());

        assertThat(List.of(accounts(first).get(0), accounts(second).get(0))).containsExactlyInAnyOrder("account c1", "account d1");
    }

    @ParameterizedTest
    @CsvSource({"user-1,,,2", "user-2,fake,,1", ",other,,0", ",,needs_reconnect,1", ",,ok,2", "nobody,,,0"})
    void listWhenFilteredThenOnlyThose(@Nullable String user, @Nullable String integration, @Nullable String health, int count) {
        ConnectionEntity broken = node.store.of("user-2").get(0);
        node.store.needsReconnect("user-2", broken.id, broken.token);

        assertThat(find(user, integration, health, null, null).items()).hasSize(count);
    }

    @Test
    void listWhenAskedByAddressThenThatPersons() {
        ConnectionFilter any = ConnectionFilter.read(null, null, null, null, null);

        assertThat(accounts(all.findByEmail(ADMIN, " User-2@Example.com ", any))).containsExactly("account c1");
        assertThat(all.findByEmail(ADMIN, "nobody@example.com", any).items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"health,broken,,", "limit,,0,", "limit,,201,", "limit,,many,", "cursor,,,17", "cursor,,,1.x"})
    void filterWhenAValueIsWrongThenInvalidWithItsName(String field, @Nullable String health, @Nullable String limit, @Nullable String cursor) {
        assertThatThrownBy(() -> ConnectionFilter.read(null, null, health, limit, cursor))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).contains(field));
    }

    @Test
    void disconnectWhenForcedThenRevokedGoneAndAuditedForBoth() {
        String id = node.store.of("user-2").get(0).id;

        all.disconnect(ADMIN, id);

        assertThat(node.store.of("user-2")).isEmpty();
        assertThat(connector.revoked).containsExactly("secret-c1");
        assertThat(node.changed()).contains("user-2");
        assertThat(node.audit.byUser()).contains("connection.disconnected user-2", "connection.disconnected admin-1");
        assertThat(node.audit.rows).anySatisfy(row -> assertThat(row.details()).containsEntry("subject", "user-2").containsEntry("connection_id", id));
    }

    @Test
    void disconnectWhenAMemberTriesThenForbiddenAndNothingChanges() {
        String id = node.store.of("user-2").get(0).id;

        assertThatThrownBy(() -> all.disconnect(ADA, id)).isInstanceOf(HubException.class);
        assertThat(node.store.of("user-2")).hasSize(1);
    }

    @Test
    void disconnectWhenThereIsNoneThenNotFound() {
        assertThat(catchThrowableOfType(HubException.class, () -> all.disconnect(ADMIN, "none")).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void lastUseWhenToolsOpenAConnectionThenIsStoredWithTheNextFlush() {
        node.connections.open(ADA, "fake", "account a1");
        node.uses.flush();

        assertThat(find("user-1", null, null, null, null).items()).extracting(OwnedConnection::account, OwnedConnection::lastUsedAt)
                .contains(tuple("account a1", clock.now()), tuple("account b1", null));
    }
}
