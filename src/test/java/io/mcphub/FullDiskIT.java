package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, and a copy of the database after a clean stop. Needs the right to mount: root on Linux, as in CI's container. */
@Tag("sqlite")
class FullDiskIT {
    /** More than fit into any file that is there already. */
    private static final int MANY = 20_000;
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.integrations.list\",\"arguments\":{}}}";

    @Test
    void hubWhenTheDiskWasFullThenItRecoversByItselfAndItsDatabaseIsCompleteAfterwards(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", data.toString()), "a small file system cannot be mounted here");
        try {
            int answered = fillAndFree(folder, data);
            assertThat(rows(Files.copy(data.resolve("app.db"), folder.resolve("copy.db")))).isEqualTo(answered);
        } finally {
            run("umount", data.toString());
        }
    }

    /** How many calls were answered. Those that still fit into the file of the last writes are, after the disk is full. */
    private static int fillAndFree(Path folder, Path data) throws Exception {
        try (HubProcess hub = HubProcess.start(folder, Map.of())) {
            String token = HubUser.admin(hub).token("disk");
            assertThat(call(hub, token).statusCode()).isEqualTo(200);
            Path ballast = data.resolve("ballast");
            fill(ballast);
            int answered = 1;
            while (answered < MANY && call(hub, token).statusCode() == 200) {
                answered++;
            }

            for (int i = 0; i < 20; i++) {
                assertThat(call(hub, token)).satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(503);
                    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
                });
                assertThat(hub.get("/health/ready").statusCode()).isEqualTo(503);
            }
            assertThat(hub.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(log(hub).lines().filter(line -> line.contains("The database takes no writes"))).hasSize(1);
            assertThat(log(hub)).doesNotContain("Exception").doesNotContain("\tat ");

            Files.delete(ballast);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> hub.get("/health/ready").statusCode() == 200);
            assertThat(call(hub, token).statusCode()).isEqualTo(200);
            return answered + 1;
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(ballast.toFile().getUsableSpace()).isLessThan(block.length);
        }
    }

    private static HttpResponse<String> call(HubProcess hub, String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(HttpRequest.BodyPublishers.ofString(CALL))
                .build());
    }

    private static String log(HubProcess hub) {
        return hub.stdout() + hub.stderr();
    }

    /** How many calls the log says are over. */
    private static int rows(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM audit_events WHERE kind = 'ENDED' AND status = 'OK'")) {
            return rows.getInt(1);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
