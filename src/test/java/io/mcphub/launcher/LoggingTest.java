package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(Logging.properties(LogLevel.INFO)).contains("\n.level=WARNING\n", "\nio.mcphub.level=INFO\n", "javax.enterprise.system.security.ssl.level=SEVERE\n");
        assertThat(Logging.properties(LogLevel.ERROR)).contains("\n.level=SEVERE\n", "\nio.mcphub.level=SEVERE\n");
        assertThat(Logging.properties(LogLevel.DEBUG)).contains("\n.level=INFO\n", "\nio.mcphub.level=FINE\n").doesNotContain("ssl");
    }

    @Test
    void handlerWhenTheServerSetsItsOwnLevelThenItIsStillHeardOnlyWhenItWarns() {
        LogHandler handler = new LogHandler(Level.INFO, Level.WARNING);

        assertThat(handler.isLoggable(of("jakarta.enterprise.web", Level.INFO))).isFalse();
        assertThat(handler.isLoggable(of("jakarta.enterprise.web", Level.WARNING))).isTrue();
        assertThat(handler.isLoggable(of("io.mcphub.Some", Level.INFO))).isTrue();
        assertThat(handler.isLoggable(of("io.mcphub.Some", Level.FINE))).isFalse();
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

        PrintStream stream = LogStream.of("LoggingTest.printed", Level.WARNING);
        stream.print("one {0} ");
        stream.println("line");
        stream.println();
        stream.print("unfinished");

        assertThat(records).hasToString("WARNING one {0} line|");
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
