package io.mcphub.platform.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.testing.PostgresqlServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class NotificationChannelTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PGSimpleDataSource database = PostgresqlServer.database("template1");

    @Test
    void tellWhenOthersListenThenEachHearsItOnceAndInOrder() throws SQLException {
        try (NotificationChannel one = open(database); NotificationChannel other = open(database); NotificationChannel elsewhere = open(PostgresqlServer.database("template1"))) {
            one.tell(List.of("first 'word'", "second"));

            assertThat(heard(one, 2)).containsExactly("first 'word'", "second");
            assertThat(heard(other, 2)).containsExactly("first 'word'", "second");
            assertThat(other.hear()).isEmpty();
            assertThat(elsewhere.hear()).isEmpty();
        }
    }

    @Test
    void hearWhenTheServerEndedTheConnectionThenItFails() throws SQLException {
        try (NotificationChannel channel = open(database)) {
            PostgresqlServer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.getDatabaseName() + "'");

            await().atMost(SOON).until(() -> fails(channel));
        }
    }

    private static boolean fails(NotificationChannel channel) {
        try {
            channel.hear();
            return false;
        } catch (SQLException gone) {
            return true;
        }
    }

    private static List<String> heard(NotificationChannel channel, int count) {
        List<String> heard = new ArrayList<>();
        await().atMost(SOON).until(() -> heard.addAll(channel.hear()) && heard.size() >= count);
        return heard;
    }

    private static NotificationChannel open(PGSimpleDataSource database) throws SQLException {
        return new NotificationChannel(new Address(database.getUrl(), database.getUser(), database.getPassword()));
    }
}
