package io.mcphub.benchmark;

import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Payara Micro as it ships, with an empty WAR and nobody beside it. */
final class PlainServer {
    private static final Path JAR = Path.of("target", "payara-micro.jar").toAbsolutePath();

    private PlainServer() {}

    /** Starts it until it is ready, and ends it. */
    static Start start(Path folder) throws Exception {
        Path war = emptyWar(folder);
        Path log = folder.resolve("server.txt");
        Start.Clock clock = new Start.Clock();
        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString(), "--nocluster",
                "--port", String.valueOf(HubProcess.freePort()), "--deploy", war.toString()).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        try {
            return clock.until(server.toHandle(), () -> isReady(log));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static boolean isReady(Path log) {
        try {
            return Files.readString(log).contains(" ready in ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyWar(Path folder) throws IOException {
        Path war = folder.resolve("empty.war");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
            out.putNextEntry(new ZipEntry("index.html"));
        }
        return war;
    }
}
