package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar's commands that copy and move data, on hubs that it runs. */
class MovingDataIT {
    /** Whatever the other tests run on. */
    private static final Map<String, String> FILE = Map.of("DATABASE_URL", "");

    @TempDir
    Path folder;

    /** One hub after the other has the same people, because each start takes its time. */
    @Test
    void dataWhenBackedUpRestoredAndMovedToAServerThenEachHubKnowsItsPeople() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Path backup = folder.resolve("hub.backup");
        Map<String, String> dataOfOne = Map.of("DATABASE_URL", "", "DATABASE_PATH", one.resolve("data/app.db").toString());
        try (HubProcess hub = HubProcess.start(one, FILE)) {
            HubUser.admin(hub).create("member@example.com");
            assertThat(command(dataOfOne, "backup", backup.toString()).exitCode()).isZero();
            HubProcess refused = command(dataOfOne, "restore", backup.toString(), "--replace");
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).startsWith("mcp-hub: Another hub runs on the data folder");
        }
        assertThat(HubProcess.launch(two, FILE, "restore", backup.toString()).exitCode()).isZero();
        try (HubProcess hub = HubProcess.start(two, FILE)) {
            HubUser.signIn(hub, "member@example.com", HubUser.PASSWORD);
        }
        assertMoves(two);
    }

    private void assertMoves(Path from) throws Exception {
        Map<String, String> server = PostgresqlServer.environment(PostgresqlServer.database("template1"));
        Map<String, String> credentials = new HashMap<>(FILE);
        credentials.put("DATABASE_USER", server.get("DATABASE_USER"));
        credentials.put("DATABASE_PASSWORD", server.get("DATABASE_PASSWORD"));
        HubProcess move = HubProcess.launch(from, credentials, "migrate-database", "--to", server.get("DATABASE_URL"));
        assertThat(move.exitCode()).as(move.stderr()).isZero();
        assertThat(move.stdout()).contains("counts and checksums agree").doesNotContain("INFO");

        Map<String, String> moved = new HashMap<>(credentials);
        moved.put("DATABASE_URL", server.get("DATABASE_URL"));
        try (HubProcess hub = HubProcess.start(from, moved)) {
            HubUser.signIn(hub, "member@example.com", HubUser.PASSWORD);
        }
    }

    private HubProcess command(Map<String, String> environment, String... arguments) throws IOException {
        return HubProcess.launch(Files.createTempDirectory(folder, "command"), environment, arguments);
    }
}
