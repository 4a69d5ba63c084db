package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.PostgresqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The built hub on PostgreSQL: what its launcher does, and what it survives. */
@Tag("once")
class PostgresqlIT {
    private static final String PASSWORD = "a password of 12 or more";

    private final PGSimpleDataSource database = PostgresqlServer.database("template1");

    @TempDir
    Path folder;

    private HubProcess hub;

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void hubWhenStartedThenItServesWithoutAFileSurvivesItsServersLossAndItsAdminIsReset() throws Exception {
        hub = HubProcess.start(folder, environment(Map.of()));
        assertThat(HubUser.signIn(hub, "admin@example.com", PASSWORD).get("/auth/me").get("email").asText()).isEqualTo("admin@example.com");
        assertThat(Files.exists(folder.resolve("data/app.db"))).isFalse();
        assertThat(Files.exists(folder.resolve("data/secrets.env"))).isFalse();

        PostgresqlServer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.getDatabaseName() + "'");
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.get("/health/ready").statusCode() == 200);

        String fresh = reset();
        assertThat(HubUser.signIn(hub, "admin@example.com", fresh).get("/auth/me").get("role").asText()).isEqualTo("admin");
    }

    @Test
    void startWhenTheKeyIsAnotherThenRefused() throws Exception {
        HubProcess.start(folder, environment(Map.of())).close();

        hub = HubProcess.launch(folder, environment(Map.of("TOKENS_ENCRYPTION_KEY", "another key of 32 characters or more")));

        assertThat(hub.exitCode()).isEqualTo(2);
        assertThat(hub.stderr()).contains("TOKENS_ENCRYPTION_KEY does not fit this database");
    }

    private String reset() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("reset"));
        HubProcess command = HubProcess.launch(elsewhere, environment(Map.of()), "reset-admin");
        assertThat(command.exitCode()).as(command.stderr()).isZero();
        return command.stdout().strip().replaceFirst("New password for admin@example.com: ", "");
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(PostgresqlServer.environment(database));
        all.put("ADMIN_PASSWORD", PASSWORD);
        all.put("HUB_ENV", "production");
        all.putAll(more);
        return all;
    }
}
