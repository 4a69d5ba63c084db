package io.mcphub.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void formatWhenARecordIsPlainThenOneLineWithTimeLevelAndLogger() {
        assertThat(new LogFormat().format(record("an account of {0}", "Ada"))).isEqualTo("2026-11-28T19:08:46.804Z WARNING io.mcphub.Some: an account of Ada\n");
    }

    @Test
    void formatWhenTheTextCarriesHiddenCharactersThenTheyAreShown() {
        String line = new LogFormat().format(record("label {0}", "a\nb\u202Ec\u200Bd\u2028e\uD83D\uDE00é\u001b"));

        assertThat(line).endsWith("label a\\u000ab\\u202ec\\u200bd\\u2028e\uD83D\uDE00é\\u001b\n");
    }

    @Test
    void formatWhenSomethingWasThrownThenItsLinesFollowBehindATab() {
        LogRecord record = record("it broke");
        record.setThrown(new IllegalStateException("first\n2026-11-28T00:00:00.000Z INFO io.mcphub.Forged: second"));

        assertThat(new LogFormat().format(record).lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
    }

    @Test
    void propertiesWhenInfoThenTheHubIsHeardAndTheServerOnlyWhenItWarns() {
        assertThat(properties("info")).contains("\n.level=WARNING\n", "\nio.mcphub.level=INFO\n", "javax.enterprise.system.security.ssl.level=SEVERE\n");
        assertThat(properties("error")).contains("\n.level=SEVERE\n", "\nio.mcphub.level=SEVERE\n");
        assertThat(Logging.properties(LogThresholds.of(LogLevel.DEBUG, ""), "text", true)).contains("\n.level=INFO\n", "\nio.mcphub.level=FINE\n").doesNotContain("ssl");
    }

    private static String properties(String level) {
        return Logging.properties(LogThresholds.of(LogLevel.of(level), ""), "text", false);
    }

    @Test
    void handlerWhenTheServerSetsItsOwnLevelThenItIsStillHeardOnlyWhenItWarns() {
        LogHandler handler = handler("");

        assertThat(handler.isLoggable(of("jakarta.enterprise.web", Level.INFO))).isFalse();
        assertThat(handler.isLoggable(of("jakarta.enterprise.web", Level.WARNING))).isTrue();
        assertThat(handler.isLoggable(of("io.mcphub.Some", Level.INFO))).isTrue();
        assertThat(handler.isLoggable(of("io.mcphub.Some", Level.FINE))).isFalse();
    }

    @Test
    void handlerWhenALoggerIsNamedThenItAndThoseBelowHaveTheirOwnLevel() {
        LogHandler handler = handler("io.mcphub.mcp=debug, org.glassfish=info,io.mcphub.mcp.calls=error");

        assertThat(handler.isLoggable(of("io.mcphub.mcp.transport.Some", Level.FINE))).isTrue();
        assertThat(handler.isLoggable(of("io.mcphub.mcpx", Level.FINE))).isFalse();
        assertThat(handler.isLoggable(of("io.mcphub.mcp.calls", Level.WARNING))).isFalse();
        assertThat(handler.isLoggable(of("org.glassfish.jersey", Level.INFO))).isTrue();
        assertThat(handler.isLoggable(of(null, Level.WARNING))).isTrue();
    }

    @Test
    void thresholdsWhenWrittenIntoTheConfigurationThenReadBackTheSame() {
        LogThresholds thresholds = LogThresholds.of(LogLevel.INFO, "io.mcphub.mcp=debug");

        assertThat(LogThresholds.parse(thresholds.toString())).isEqualTo(thresholds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.mcphub", "=debug", "io.mcphub=loud", "a=debug=info", "io mcphub=info", ""})
    void namedLevelWhenItIsNoneThenRefused(String text) {
        assertThat(LogThresholds.isOne(text)).isFalse();
    }

    private static LogHandler handler(String named) {
        return new LogHandler(LogThresholds.of(LogLevel.INFO, named), new LogFormat());
    }

    @Test
    void jsonWhenSomethingWasThrownThenOneLineThatAParserReads() throws Exception {
        LogRecord record = record("a \"quoted\" \\ {0}", "b\nc\u202Ed\uD83D\uDE00e\t");
        record.setThrown(new IllegalStateException("broken"));
        String line = new JsonLogFormat().format(record);

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("\\u202e");
        assertThat(json.path("time").asText()).isEqualTo("2026-11-28T19:08:46.804Z");
        assertThat(json.path("level").asText()).isEqualTo("WARNING");
        assertThat(json.path("logger").asText()).isEqualTo("io.mcphub.Some");
        assertThat(json.path("message").asText()).isEqualTo("a \"quoted\" \\ b\nc\u202Ed\uD83D\uDE00e\t");
        assertThat(json.path("stack_trace").asText()).startsWith("java.lang.IllegalStateException: broken\n");
    }

    @Test
    void fileWhenItIsFullThenANewOneBeginsAtALineAndOneOldOneStays() throws Exception {
        Path file = folder.resolve("hub.log");
        try (PrintStream out = new PrintStream(new LogFile(file, 10), true, StandardCharsets.UTF_8)) {
            for (String line : List.of("first line", "second line", "3", "4")) {
                out.print(line + "\n");
            }
        }

        assertThat(Files.readAllLines(folder.resolve("hub.log.1"))).containsExactly("second line");
        assertThat(Files.readAllLines(file)).containsExactly("3", "4");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private static LogRecord of(String logger, Level level) {
        LogRecord record = new LogRecord(level, "hello");
        record.setLoggerName(logger);
        return record;
    }

    @Test
    void publishWhenARecordComesThenItGoesWhereTheLogGoesNowAndCounts() {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        LogHandler.writeTo(stream);
        try {
            long before = LogHandler.written();
            new LogHandler().publish(record("hello"));

            assertThat(written.toString(StandardCharsets.UTF_8)).endsWith(": hello\n");
            assertThat(LogHandler.written()).isEqualTo(before + 1);
        } finally {
            LogHandler.writeTo(System.out);
        }
    }

    @Test
    void printWhenCodeKnowsNoLogThenEachLineIsARecordOfItsLevel() {
        StringBuilder records = new StringBuilder();
        Logger logger = Logger.getLogger("LoggingTest.printed");
        logger.setUseParentHandlers(false);
        logger.addHandler(collector(records));

        PrintStream stream = LogStream.of("LoggingTest.printed", Level.WARNING, System.out);
        stream.print("one {0} ");
        stream.println("line");
        stream.println();
        stream.print("unfinished");

        assertThat(records).hasToString("WARNING one {0} line|");
    }

    @Test
    void printWhenTheHandlerPrintsToTheSameStreamThenItsLineGoesWhereItWentBefore() {
        Logger logger = Logger.getLogger("LoggingTest.round");
        logger.setUseParentHandlers(false);
        PrintStream stream = LogStream.of("LoggingTest.round", Level.WARNING, new PrintStream(written, true, StandardCharsets.UTF_8));
        logger.addHandler(new StreamHandler(stream, new LogFormat()) {
            @Override
            public void publish(LogRecord record) {
                super.publish(record);
                flush();
            }
        });

        stream.println("one");
        stream.println("two");

        assertThat(written.toString(StandardCharsets.UTF_8)).containsSubsequence(": one\n", ": two\n");
    }

    @Test
    void openWhenTheFileIsThereThenAppendsAndANewOneIsPrivate() throws Exception {
        Path file = folder.resolve("hub.log");
        Logging.open(file).println("one");
        Logging.open(file).println("two");

        assertThat(Files.readAllLines(file)).containsExactly("one", "two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private static Handler collector(StringBuilder records) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.append(record.getLevel()).append(' ').append(new LogFormat().formatMessage(record)).append('|');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static LogRecord record(String message, Object... parameters) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.mcphub.Some");
        record.setInstant(Instant.parse("2026-11-28T19:08:46.804123Z"));
        record.setParameters(parameters);
        return record;
    }
}
