package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedIdTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void atWhenLaterThenTheTextSortsBehind() {
        assertThat(OrderedId.at(NOON.plusMillis(1))).isGreaterThan(OrderedId.at(NOON));
    }

    @Test
    void atWhenReadThenItIsAUuidOfVersionSevenWithItsTime() {
        UUID id = UUID.fromString(OrderedId.at(NOON));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void atWhenManyAreOfOneMomentThenAllDiffer() {
        assertThat(IntStream.range(0, 100_000).mapToObj(i -> OrderedId.at(NOON))).doesNotHaveDuplicates();
    }
}
