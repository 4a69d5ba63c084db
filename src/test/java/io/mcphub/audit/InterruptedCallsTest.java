package io.mcphub.audit;

import static io.mcphub.audit.AuditRig.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose calls a node declares interrupted. */
class InterruptedCallsTest {
    private final AuditRig rig = new AuditRig();

    @BeforeEach
    void nodes() {
        rig.alive = Set.of("here", "alive");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void startWhenOwnCallsNeverEndedThenInterruptedUnlessYoungerOrOfAnotherNode() {
        begin("here", "old", NOON.minusSeconds(1));
        begin("here", "young", NOON.plusSeconds(1));
        begin("alive", "other", NOON.minusSeconds(2));
        begin("gone", "lost", NOON.minusSeconds(3));

        rig.interrupted.ofThisNode(NOON);

        assertThat(rows()).containsExactly("young started here", "old interrupted here", "other started alive", "lost started gone");
    }

    @Test
    void watchWhenANodeIsGoneThenItsCallsAreInterruptedAndNoOther() {
        begin("gone", "lost", NOON);
        begin("alive", "running", NOON.minusSeconds(1));
        begin("here", "mine", NOON.minusSeconds(2));

        rig.interrupted.ofGoneNodes();

        assertThat(rows()).containsExactly("lost interrupted here", "running started alive", "mine started here");
    }

    private List<String> rows() {
        return rig.log.find(AuditFilter.all()).items().stream().map(row -> row.tool() + " " + row.status() + " " + row.node()).toList();
    }

    private void begin(String onNode, String tool, Instant at) {
        rig.node = onNode;
        rig.at(at);
        rig.begin("u1", tool, "{}");
        rig.node = "here";
    }
}
