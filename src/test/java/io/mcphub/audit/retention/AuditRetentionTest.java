package io.mcphub.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditRetentionTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private Optional<String> days = Optional.of("30");
    private boolean first = true;
    private final AuditRetention retention = new BeanBox(database).with(Settings.class, new Settings() {
        @Override
        public Optional<String> text(String name) {
            return name.equals("audit_retention_days") ? days : Optional.empty();
        }
    }).with(Nodes.class, new Nodes() {
        @Override
        public boolean isFirst() {
            return first;
        }
    }).get(AuditRetention.class);

    AuditRetentionTest() {
        retention.clock.use(Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesWhenOlderThanTheDaysThenBothEventsOfACallGoAndYoungerOnesStay() {
        call("old", 31);
        call("young", 29);

        assertThat(retention.round()).isEqualTo(1);

        assertThat(entries()).containsExactly("young", "young");
    }

    @Test
    void entriesWhenMoreThanABatchThenAllGo() {
        database.run(em -> {
            for (int i = 0; i < 1_001; i++) {
                insert(em, "OCCURRED", "e" + i, 40);
            }
        });

        assertThat(retention.round()).isEqualTo(1_001);
        assertThat(entries()).isEmpty();
    }

    @Test
    void entriesWhenNobodySetDaysThenAllStay() {
        days = Optional.empty();
        call("old", 4_000);

        assertThat(retention.round()).isZero();
        assertThat(entries()).hasSize(2);
    }

    @Test
    void entriesWhenAnotherNodeIsTheOneThenThisOneLeavesThem() {
        first = false;
        call("old", 31);

        assertThat(retention.round()).isZero();
        assertThat(entries()).hasSize(2);
    }

    private void call(String id, int daysAgo) {
        database.run(em -> {
            insert(em, "BEGUN", id, daysAgo);
            insert(em, "ENDED", id, daysAgo);
        });
    }

    private static void insert(EntityManager em, String kind, String id, int daysAgo) {
        long at = NOON.minus(Duration.ofDays(daysAgo)).toEpochMilli();
        em.createNativeQuery("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, status) VALUES ('" + kind + "', '" + id + "', " + at + ", "
                + (kind.equals("BEGUN") ? "NULL" : at) + ", 'n', 'TOOL_CALL', 'OK')").executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> entries() {
        return database.entityManager().createNativeQuery("SELECT entry_id FROM audit_events ORDER BY seq").getResultList();
    }
}
