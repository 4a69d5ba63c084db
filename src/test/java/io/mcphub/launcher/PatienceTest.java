package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.failures.StartFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private long nanos = Duration.ofDays(1).toNanos();
    private Progress progress = new Progress(0, 0, 0);
    private final Patience patience = new Patience(Duration.ofSeconds(120), Duration.ofSeconds(600), () -> progress, () -> nanos);

    @Test
    void checkWhenNothingMovesForTheTimeThenGivenUp() throws StartFailure {
        pass(119);
        patience.check();
        pass(1);

        assertThatThrownBy(patience::check).isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(1))
                .hasMessage("The hub was given up after 120 seconds without progress");
    }

    @Test
    void checkWhenAnythingMovesInBetweenThenTheTimeBeginsAnew() throws StartFailure {
        for (Progress next : new Progress[] {new Progress(1, 0, 0), new Progress(1, 1, 0), new Progress(1, 1, 1)}) {
            pass(119);
            progress = next;
            patience.check();
        }
        pass(119);
        patience.check();
        pass(1);

        assertThatThrownBy(patience::check).isInstanceOf(StartFailure.class);
    }

    @Test
    void checkWhenItMovesButForTooLongThenGivenUpInAll() throws StartFailure {
        for (int minute = 1; minute < 10; minute++) {
            pass(60);
            progress = new Progress(minute, 0, 0);
            patience.check();
        }
        pass(60);
        progress = new Progress(10, 0, 0);

        assertThatThrownBy(patience::check).hasMessage("The hub was not ready after 600 seconds (START_TIMEOUT_SECONDS)");
    }

    @Test
    void nowWhenAProcessRunsThenCountsItsClassesAndTime() {
        Progress before = Progress.now();

        assertThat(before.classes()).isPositive();
        assertThat(Progress.now().computed()).isGreaterThanOrEqualTo(before.computed());
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
