package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as the image has it: unpacked, with a read-only server and application. */
class UnpackedIT {
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    static Path hub;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack(@TempDir Path elsewhere) throws InterruptedException {
        HubProcess unpacking = HubProcess.launch(elsewhere, Map.of(), "unpack", hub.toString());
        assertThat(unpacking.exitCode()).as(unpacking.stderr()).isZero();
    }

    /** One start for all that it shows, with options for the JVM, a log of JSON, and a warning before the server starts. */
    @Test
    void startWhenUnpackedThenServesFromThereAndWritesLittleElsewhere() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Map<String, String> environment = Map.of("START_CACHE", openToAll().toString(), "LOG_FORMAT", "json", "JAVA_OPTS", "-Djava.io.tmpdir=" + temporary + " -XX:TieredStopAtLevel=1");
        try (HubProcess process = HubProcess.launch(hub.resolve("mcp-hub.jar"), List.of("-XX:+UseSerialGC", "-Dhub.end-with-parent=true"), folder, environment)) {
            Awaitility.await().atMost(HubProcess.PATIENCE).until(() -> process.readyLine().contains("MCP Hub is ready"));
            assertThat(process.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(process.stdout()).contains("Starts take longer than they need (START_CACHE): others than its owner may enter ");
            assertThat(process.stdout().lines()).hasSizeLessThanOrEqualTo(15).allSatisfy(line -> assertThat(new ObjectMapper().readTree(line).path("time").asText()).endsWith("Z"));
            assertThat(size(temporary)).isBetween(1L, 10 * MEGABYTE);
        }
    }

    @Test
    void unpackWhenALibrarySaysNothingToTheServerThenItStandsOnTheClassPath() throws IOException {
        try (JarFile small = new JarFile(hub.resolve("mcp-hub.jar").toFile()); Stream<Path> kept = Files.list(hub.resolve("app/WEB-INF/lib")); Stream<Path> moved = Files.list(hub.resolve("lib"))) {
            String path = small.getManifest().getMainAttributes().getValue("Class-Path");

            assertThat(kept).extracting(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")).containsExactlyInAnyOrder("primefaces", "omnifaces", "jna");
            assertThat(moved).hasSizeGreaterThan(30).allSatisfy(jar -> assertThat(path.split(" ")).contains("lib/" + jar.getFileName()));
        }
    }

    @Test
    void startWhenTheConfigurationOfAContainerIsWrongThenSaysSoOnceAndStaysUntilItIsStopped() throws Exception {
        List<String> jvm = List.of("-Dhub.container=true", "-Dhub.end-with-parent=true");
        HubProcess process = HubProcess.launch(hub.resolve("mcp-hub.jar"), jvm, folder, Map.of("MCP_MAX_BATCH", "many"));

        Awaitility.await().until(() -> process.stderr().contains("Nothing runs."));
        process.close();

        assertThat(process.exitCode()).isEqualTo(2);
        assertThat(process.stderr().lines()).hasSize(2).first().asString().contains("MCP_MAX_BATCH is not acceptable");
    }

    private Path openToAll() throws IOException {
        return Files.createDirectory(folder.resolve("starts"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
