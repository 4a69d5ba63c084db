package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two nodes that were started for the first time at the same moment, on an empty database, make one hub. */
class FirstStartsIT {
    private final NodePair nodes = NodePair.shared();
    private final ClusterDatabase database = nodes.database();

    @Test
    void nodesWhenFirstStartedAtOnceThenBothAreReady() {
        assertThat(nodes.both()).allMatch(Node::isReady);
        assertThat(database.texts("SELECT id FROM nodes ORDER BY id")).containsExactly("node-1", "node-2");
    }

    @Test
    void tablesWhenFirstStartedAtOnceThenEachMigrationRanOnce() {
        assertThat(database.texts("SELECT version FROM flyway_schema_history WHERE success")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(database.number("SELECT count(*) FROM flyway_schema_history WHERE NOT success")).isZero();
        assertThat(database.number("SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_events'::regclass")).as("two months and the rest").isEqualTo(3);
    }

    @Test
    void adminWhenFirstStartedAtOnceThenThereIsOneWhoSignsInAtBoth() {
        assertThat(database.texts("SELECT email FROM users WHERE role = 'ADMIN'")).containsExactly(nodes.cluster().email());
        for (Node node : nodes.both()) {
            assertThat(nodes.adminAt(node).get("/auth/me").toString()).contains(nodes.cluster().email());
        }
    }

    @Test
    void keysWhenFirstStartedAtOnceThenThereIsOneSet() throws Exception {
        assertThat(nodes.keysAtFirst()).isEqualTo(1);
        assertThat(keys(nodes.one())).isEqualTo(keys(nodes.other())).contains(database.texts("SELECT kid FROM signing_keys"));
    }

    @Test
    void settingsWhenFirstStartedAtOnceThenBothHaveTheSame() {
        assertThat(nodes.admin().get("/api/admin/settings")).isEqualTo(nodes.adminAt(nodes.other()).get("/api/admin/settings"));
    }

    private static String keys(Node node) throws Exception {
        return node.process().get("/.well-known/jwks.json").body();
    }
}
