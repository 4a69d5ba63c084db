package io.mcphub.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteHealthTest {
    private final WriteHealth health = new WriteHealth();
    private final List<Integer> blocks = new ArrayList<>();
    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(WriteHealth.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private boolean full;

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void failedWhenTheCauseIsTheSameThenOneLineWithoutAStack() {
        health.failed("disk full");
        health.failed("disk full");
        health.failed("disk broken");
        health.recovered();
        health.recovered();
        health.failed("disk broken");

        assertThat(logged).hasSize(4).allMatch(message -> message.getThrown() == null);
    }

    @Test
    void refusalWhenTheDatabaseTakesNoWritesThenForItsFailuresOnly() {
        RuntimeException ofTheDatabase = new IllegalStateException(new TransactionalException("commit", new SQLException("disk full")));
        assertThat(health.refusal(ofTheDatabase)).isEmpty();

        health.failed("disk full");

        assertThat(health.refusal(ofTheDatabase)).get().extracting(HubException::problem).isEqualTo(Problem.UNAVAILABLE);
        assertThat(health.refusal(ofTheDatabase)).get().satisfies(refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(10)));
        assertThat(health.refusal(new NullPointerException())).isEmpty();
    }

    @Test
    void workWhenOthersHaveJustWrittenThenNothingIsProbed() {
        health.wrote();

        assertThat(writes().work()).isTrue();
        assertThat(blocks).isEmpty();
    }

    @Test
    void workWhenNobodyWroteThenOneSmallProbe() {
        DatabaseWrites writes = writes();

        assertThat(writes.work()).isTrue();
        assertThat(writes.work()).isTrue();
        assertThat(blocks).containsExactly(1);
    }

    @Test
    void workWhenWritesFailThenFalseUntilALargeProbeSucceeds() {
        full = true;
        health.failed("disk full");
        assertThat(writes().work()).isFalse();

        full = false;
        assertThat(writes().work()).isTrue();
        assertThat(health.failing()).isFalse();
        assertThat(blocks).containsExactly(32, 32);
    }

    @Test
    void tryAgainWhenWritesFailedThenRecoversWithoutBeingAsked() {
        writes().tryAgain();
        assertThat(blocks).isEmpty();

        health.failed("disk full");
        writes().tryAgain();

        assertThat(health.failing()).isFalse();
    }

    @Test
    void workWhenThereIsNoConnectionAtAllThenFalse() {
        full = true;

        assertThat(writes().work()).isFalse();
        assertThat(logged).hasSize(1);
    }

    @Test
    void workWhenAskedOftenThenProbesAreFew() {
        full = true;
        DatabaseWrites writes = writes();
        for (int i = 0; i < 10; i++) {
            assertThat(writes.work()).isFalse();
        }

        assertThat(blocks).hasSizeLessThan(10);
    }

    private DatabaseWrites writes() {
        DatabaseWrites writes = new DatabaseWrites();
        writes.health = health;
        writes.probe = new WriteProbe() {
            @Override
            public void write(int count) {
                blocks.add(count);
                if (full) {
                    throw new IllegalStateException("no connection");
                }
            }
        };
        return writes;
    }
}
