package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that comes by itself is done by one of the nodes, and by another one when that is gone. Its first round comes a minute after a start. */
class WorkOfNodesIT {
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final String WORKED = "3 entries of the audit log were older than 30 days";
    private static final String OLD = "INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, status)"
            + " SELECT 'OCCURRED', gen_random_uuid()::text, %1$d, %1$d, 'node-0', 'AUTH_SIGNUP', 'OK' FROM generate_series(1, 3)";

    private final NodePair nodes = NodePair.shared();

    @AfterEach
    void keepAll() {
        nodes.admin().send("PATCH", "/api/admin/settings", "{\"audit_retention_days\":null}", 200);
    }

    @Test
    void retentionWhenTwoNodesLiveThenOneWorksAndTheOtherWhenThatIsGone() throws Exception {
        nodes.admin().send("PATCH", "/api/admin/settings", "{\"audit_retention_days\":30}", 200);
        age();
        restart(nodes.other());
        restart(nodes.one());
        await().atMost(SOON).until(() -> said(nodes.one()).contains(WORKED));
        assertThat(said(nodes.other())).as("of a node whose round came before").doesNotContain("entries of the audit log");
        assertThat(old()).isZero();

        age();
        nodes.bury(nodes.one());
        try {
            restart(nodes.other());
            await().atMost(SOON).until(() -> said(nodes.other()).contains(WORKED));
            assertThat(old()).isZero();
        } finally {
            nodes.one().start();
        }
    }

    /** Entries of long ago. */
    private void age() {
        nodes.database().change(String.format(OLD, Instant.now().minus(Duration.ofDays(400)).toEpochMilli()));
        assertThat(old()).isEqualTo(3);
    }

    private long old() {
        return nodes.database().number("SELECT count(*) FROM audit_events WHERE node = 'node-0'");
    }

    private static String said(Node node) {
        return node.process().stdout() + node.process().stderr();
    }

    private static void restart(Node node) throws InterruptedException {
        node.stop();
        node.start();
    }
}
