package io.mcphub.launcher.logging;

import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/**
 * Configures logging before anything logs. Payara reads its {@code java.util.logging} configuration from the file in a system
 * property; if the operator sets that property with {@code -D}, the operator's file is used instead of ours.
 */
public final class Logging {
    private static final String CONFIGURATION_FILE = "java.util.logging.config.file";

    /** Warnings of every start that nobody needs to act on. {@code LOG_LEVEL=debug} shows them. */
    private static final Map<String, String> NOISE = Map.of(
            // Expired certificates in Payara's own trust store, 60 lines each.
            "javax.enterprise.system.security.ssl", "SEVERE",
            // The server is unpacked into the folder for temporary files.
            "PayaraMicro", "SEVERE",
            // The JDBC driver was unregistered in the class loader that only scanned the application.
            "jakarta.enterprise.web.util", "SEVERE",
            // A client closed its connection.
            "org.glassfish.grizzly.http2.Http2Session", "SEVERE",
            "org.glassfish.jersey.servlet.WebComponent", "SEVERE");

    private Logging() {}

    /**
     * Has everything in this process log so, the server too. An operator's own file stays in force. Throws if the folder for temporary
     * files is not writable.
     *
     * @param format {@code text} or {@code json}
     * @param showNoise whether to log the warnings that nobody needs to act on, too
     */
    public static void configure(LogThresholds thresholds, String format, boolean showNoise) throws StartFailure {
        if (System.getProperty(CONFIGURATION_FILE) != null) {
            return;
        }
        try {
            Path file = Files.createTempFile("mcp-hub-logging", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, properties(thresholds, format, showNoise));
            System.setProperty(CONFIGURATION_FILE, file.toString());
            // The JDK read its own configuration when the first logger was made, and the server reads ours only later.
            LogManager.getLogManager().readConfiguration();
        } catch (IOException e) {
            throw StartFailure.configuration("The folder for temporary files, " + System.getProperty("java.io.tmpdir") + ", is not writable. Change its owner, or start with -Djava.io.tmpdir.");
        }
    }

    static String properties(LogThresholds thresholds, String format, boolean showNoise) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("handlers", LogHandler.class.getName());
        properties.put(LogHandler.LEVELS_PROPERTY, thresholds.toString());
        properties.put(LogHandler.FORMAT_PROPERTY, format);
        if (!showNoise) {
            NOISE.forEach((logger, quiet) -> properties.put(logger + ".level", quiet));
        }
        thresholds.levels().forEach((logger, level) -> properties.put(logger + ".level", level.getName()));
        return properties.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue() + "\n").collect(Collectors.joining());
    }

    /** Opens {@code LOG_FILE} for appending; throws if it cannot be written. */
    public static PrintStream open(Path file) throws StartFailure {
        try {
            return new PrintStream(new LogFile(file, LogFile.MOST_BYTES), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw StartFailure.configuration("LOG_FILE " + file + " cannot be written. Create its folder, change its owner, or leave LOG_FILE out.");
        }
    }
}
