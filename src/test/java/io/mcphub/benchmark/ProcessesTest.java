package io.mcphub.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void timeWhenTheNameHoldsBracketsThenOwnAndReapedTicksCount() {
        assertThat(Processes.cpuSeconds("42 (a) b) c) S 1 42 42 0 -1 4194304 100 0 0 0 150 50 75 25 20 0 1 0 5 6 7")).isEqualTo(3);
        assertThat(Processes.cpuSeconds("")).isZero();
    }

    @Test
    void valueWhenInAStatusThenTheNumber() {
        String status = "Name:\tjava\nRssAnon:\t  204800 kB\nThreads:\t41\n";

        assertThat(Processes.value(status, "RssAnon")).isEqualTo(204_800);
        assertThat(Processes.value(status, "Threads")).isEqualTo(41);
        assertThat(Processes.value(status, "RssFile")).isZero();
    }

    @Test
    void memoryWhenItGrowsInTheSecondHalfThenItIsNotFlat() {
        assertThat(MemoryPart.isFlat(List.of(100.0, 200.0, 201.0, 199.0))).isTrue();
        assertThat(MemoryPart.isFlat(List.of(100.0, 200.0, 220.0, 240.0))).isFalse();
    }

    @Test
    void durationWhenShortThenMinutesOrSeconds() {
        assertThat(Plan.duration("30m")).hasMinutes(30);
        assertThat(Plan.duration("90s")).hasSeconds(90);
    }
}
