package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.launcher.bundle.Server;
import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that follow each other with a cache of their own: the archive of classes is made behind the first one's back, and used by the next. */
class StartsIT {
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx600m", "-Dhub.end-with-parent=true", "-Dhub.archive-after-seconds=0");

    @TempDir
    Path folder;

    @Test
    void startsWhenTheFirstIsStoppedAtOnceAndTheSecondIsKilledThenTheThirdUsesTheArchive() throws Exception {
        HubProcess first = started();
        await().atMost(HubProcess.PATIENCE).until(() -> made("classes.log").isPresent());
        Path server = serverFolder(first);
        assertThat(server).isNotEmptyDirectory();
        first.close();
        assertThat(server).doesNotExist();
        assertThat(first.exitCode()).isEqualTo(143);
        assertThat(made("classes.jsa")).as("nobody waits for the archive").isEmpty();

        HubProcess second = started();
        assertThat(permissions(made("hub").orElseThrow().getParent())).isEqualTo("rwx------");
        await().atMost(HubProcess.PATIENCE.multipliedBy(7)).until(() -> made("classes.jsa").isPresent());
        ProcessHandle serving = ProcessHandle.of(second.pid()).orElseThrow();
        second.launcher().destroyForcibly();
        await().atMost(HubProcess.PATIENCE).until(() -> !serving.isAlive());

        try (HubProcess third = started()) {
            assertThat(Files.readString(Path.of("/proc/" + third.pid() + "/maps"))).contains("classes.jsa");
            assertThat(Files.readString(made("classes.txt").orElseThrow())).as("the application's own classes, too").containsPattern("(?m)^io/mcphub/mcp/\\S+ id: \\d+ super: \\d+ .*source: ");
            assertThat(options(third)).containsSubsequence("-XX:MaxMetaspaceSize=256m", "-Xmx600m").doesNotContain("-Xmx512m");
            assertThat(third.stderr()).isEmpty();
        }
    }

    private HubProcess started() {
        HubProcess hub = HubProcess.launch(Path.of("target", "mcp-hub.jar").toAbsolutePath(), JVM, folder, Map.of("START_CACHE", folder.resolve("cache").toString()));
        await().atMost(HubProcess.PATIENCE.multipliedBy(3)).until(() -> hub.readyLine().startsWith("MCP Hub is ready: ") || !hub.launcher().isAlive());
        assertThat(hub.readyLine()).as(hub.stderr()).startsWith("MCP Hub is ready: ");
        return hub;
    }

    private Optional<Path> made(String name) throws IOException {
        try (Stream<Path> hubs = Files.list(folder.resolve("cache"))) {
            return hubs.map(hub -> hub.resolve(name)).filter(Files::exists).findFirst();
        }
    }

    private static Path serverFolder(HubProcess hub) throws IOException {
        String option = "-D" + Server.FOLDER + "=";
        return options(hub).stream().filter(each -> each.startsWith(option)).map(each -> Path.of(each.substring(option.length()))).findFirst().orElseThrow();
    }

    private static List<String> options(HubProcess hub) throws IOException {
        return List.of(Files.readString(Path.of("/proc/" + hub.pid() + "/cmdline")).split("\0"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
