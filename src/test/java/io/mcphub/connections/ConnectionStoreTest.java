package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store refuses another person's connections by itself, even if its callers forget to check. */
class ConnectionStoreTest {
    private final TestDatabase database = new TestDatabase();
    private final Node node = new Node(database, new FakeConnector(database), new HubClock());
    private final ConnectionStore store = node.store;
    private ConnectionEntity adas;

    @BeforeEach
    void connect() {
        database.person("ada");
        database.person("ben");
        store.connect("ada", "fake", new ConnectedAccount("a", "account a", Secret.of("a1"), null, null, Map.of()), null);
        adas = store.of("ada").get(0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void connectionWhenFoundBySomebodyElseThenNothing() {
        assertThat(store.find("ben", adas.id)).isEmpty();
        assertThat(store.find("ada", adas.id)).isPresent();
    }

    @Test
    void connectionWhenTheProviderSaysANulThenStoredVisiblyOrRefused() {
        store.connect("ben", "fake", new ConnectedAccount("b", "b\0", Secret.of("b1"), null, null, Map.of("team\0", "\0")), null);

        assertThat(store.of("ben")).extracting(row -> row.accountName, row -> row.details).containsExactly(tuple("b[U+0000]", "{\"team\\u0000\":\"\\u0000\"}"));
        assertThatThrownBy(() -> new ConnectedAccount("b\0", "b", Secret.of("b1"), null, null, Map.of())).isInstanceOf(HubException.class).hasMessageContaining("which account");
    }

    @Test
    void credentialWhenAskedForThenOnlyTheOwnersAtThatIntegrationAndWhileItWorks() {
        ConnectionDetails details = new ConnectionDetails();
        details.store = store;
        assertThat(details.owned("fake", "ada", adas.id)).hasValueSatisfying(credential -> assertThat(credential.token().reveal()).isEqualTo("a1"));
        assertThat(details.owned("fake", "ben", adas.id)).isEmpty();
        assertThat(details.owned("another", "ada", adas.id)).isEmpty();
        store.needsReconnect("ada", adas.id, adas.token);
        assertThat(details.owned("fake", "ada", adas.id)).isEmpty();
    }

    @Test
    void connectionsWhenListedThenOnlyTheOwners() {
        assertThat(store.of("ben")).isEmpty();
        assertThat(store.of("ben", "fake")).isEmpty();
    }

    @Test
    void connectionWhenDeletedBySomebodyElseThenStays() {
        assertThat(store.delete("ben", adas.id)).isFalse();
        assertThat(store.find("ada", adas.id)).isPresent();
    }

    @Test
    void connectionWhenChangedBySomebodyElseThenStaysAsItIs() {
        assertThat(store.change("ben", "fake", adas.id, new ConnectionChange(true, "mine", true, null, Reach.NONE))).isFalse();
        assertThat(store.of("ada").get(0)).extracting(row -> row.label, row -> row.writes).containsExactly(null, Reach.ALL.stored());
    }

    @Test
    void connectionWhenMarkedBySomebodyElseThenStillWorks() {
        assertThat(store.needsReconnect("ben", adas.id, adas.token)).isFalse();
        assertThat(store.of("ada").get(0).status).isEqualTo(ConnectionStatus.OK);
    }
}
