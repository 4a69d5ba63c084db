package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules about all accounts of a person hold when several are connected at once. */
class ParallelConnectionsTest {
    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void connectWhenEightAccountsComeAtOnceThenOneIsTheDefaultAndOneHasTheLabel(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            writers.database.person("ada");
            List<ConnectionStore> stores = writers.beans(ConnectionStore.class);

            List<Object> all = writers.answers(i -> stores.get(i % 2).connect("ada", "fake", account("plain " + i), null));
            List<Object> labelled = writers.answers(i -> stores.get(i % 2).connect("ada", "fake", account("labelled " + i), "work"));

            assertThat(all).as("nobody is in another's way").allMatch(ConnectionEntity.class::isInstance);
            assertThat(writers.count("connections WHERE is_default = TRUE")).isEqualTo(1);
            assertThat(labelled.stream().filter(HubException.class::isInstance)).hasSize(EightWriters.COUNT - 1);
            assertThat(writers.count("connections WHERE label = 'work'")).isEqualTo(1);
        }
    }

    private static ConnectedAccount account(String id) {
        return new ConnectedAccount(id, id, Secret.of("synthetic-token"), null, null, Map.of());
    }
}
