package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutletTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    private final MemoryConnection connection = new MemoryConnection();
    private final Outlet outlet = new Outlet(connection.async());

    @Test
    void answerWhenItsReaderTakesNothingThenGivenUpAfterAMinute() {
        connection.full = true;
        outlet.write(TEXT);
        outlet.end();
        assertGivenUpAfterAMinute();
    }

    @Test
    void answerWhenOnlyItsEndIsNotTakenThenGivenUpAfterAMinute() {
        outlet.write(TEXT);
        connection.full = true;
        outlet.end();
        assertGivenUpAfterAMinute();
    }

    @Test
    void streamWhenItHasNothingToSayThenItStaysOpen() {
        outlet.write(TEXT);
        assertThat(outlet.isOpen(in(Duration.ofHours(1)))).isTrue();
    }

    private void assertGivenUpAfterAMinute() {
        assertThat(outlet.isOpen(in(Duration.ofSeconds(50)))).isTrue();
        assertThat(connection.completed).isZero();
        assertThat(outlet.isOpen(in(Duration.ofSeconds(61)))).isFalse();
        assertThat(connection.completed).isEqualTo(1);
    }

    private static long in(Duration later) {
        return System.nanoTime() + later.toNanos();
    }
}
