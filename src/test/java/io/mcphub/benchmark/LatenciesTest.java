package io.mcphub.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void percentilesWhenThousandThenThoseOfTheRank() {
        Latencies all = Latencies.of(List.of(range(501, 1000), range(1, 500)));

        assertThat(all.count()).isEqualTo(1000);
        assertThat(all.millis(50)).isEqualTo(500);
        assertThat(all.millis(99)).isEqualTo(990);
        assertThat(all.millis(100)).isEqualTo(1000);
        assertThat(all.millis(0)).isEqualTo(1);
    }

    @Test
    void percentilesWhenMoreComeAfterTheFirstLookThenTheyCount() {
        Latencies all = range(1, 5000);
        assertThat(all.millis(100)).isEqualTo(5000);

        all.add(9000 * MILLI);

        assertThat(all.millis(100)).isEqualTo(9000);
    }

    @Test
    void percentilesWhenThereIsNothingThenZero() {
        assertThat(new Latencies().millis(50)).isZero();
    }

    private static Latencies range(int first, int last) {
        Latencies latencies = new Latencies();
        for (int i = last; i >= first; i--) {
            latencies.add(i * MILLI);
        }
        return latencies;
    }
}
