package io.mcphub.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Configures the log of this process before anything logs. Payara reads {@code java.util.logging} configuration from the
 * file that a system property names; if the operator names one with {@code -D}, that one counts instead of ours.
 */
final class Logging {
    private static final String CONFIGURATION_FILE = "java.util.logging.config.file";

    /** Warnings of every start, about which nobody can or need do anything; {@code LOG_LEVEL=debug} shows them. */
    private static final Map<String, String> NOISE = Map.of(
            // Expired certificates in Payara's own trust store: 60 lines for each.
            "javax.enterprise.system.security.ssl", "SEVERE",
            // That the server is unpacked into the folder for temporary files.
            "PayaraMicro", "SEVERE",
            // That the JDBC driver of the loader which only looked at the application was unregistered.
            "jakarta.enterprise.web.util", "SEVERE",
            // The web container has a level of its own.
            "jakarta.enterprise.web", "WARNING",
            // A client that closes its connection is no event worth a stack trace.
            "org.glassfish.grizzly.http2.Http2Session", "SEVERE",
            "org.glassfish.jersey.servlet.WebComponent", "SEVERE");

    private Logging() {}

    static void configure(LogLevel level) throws StartFailure {
        if (System.getProperty(CONFIGURATION_FILE) != null) {
            return;
        }
        try {
            Path file = Files.createTempFile("mcp-hub-logging", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, properties(level));
            System.setProperty(CONFIGURATION_FILE, file.toString());
        } catch (IOException e) {
            throw StartFailure.configuration("The folder for temporary files, " + System.getProperty("java.io.tmpdir") + ", is not writable. Change its owner, or start with -Djava.io.tmpdir.");
        }
    }

    static String properties(LogLevel level) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("handlers", LogHandler.class.getName());
        properties.put(LogHandler.LEVEL_PROPERTY, level.hub.getName());
        properties.put(".level", level.others.getName());
        properties.put("io.mcphub.level", level.hub.getName());
        if (level != LogLevel.DEBUG) {
            NOISE.forEach((logger, quiet) -> properties.put(logger + ".level", quiet));
        }
        return properties.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue() + "\n").collect(Collectors.joining());
    }

    /** Opens {@code LOG_FILE} at its end; it is created for its owner alone. */
    static PrintStream open(Path file) throws StartFailure {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PrivateFiles.file(file));
            }
            return new PrintStream(Files.newOutputStream(file, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw StartFailure.configuration("LOG_FILE " + file + " cannot be written. Create its folder, change its owner, or leave LOG_FILE out.");
        }
    }
}
