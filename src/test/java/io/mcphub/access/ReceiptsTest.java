package io.mcphub.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final Caller ADA = Caller.person("ada", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX);
    private static final Caller BEN = Caller.person("ben", Role.USER, Caller.Credential.SESSION, "t", Instant.MAX);
    private static final Receipt DONE = new Receipt("connected", "slack");

    private final HubClock clock = new HubClock();
    private final Receipts receipts = new BeanBox().with(HubClock.class, clock).with(HubConfig.class, new TestConfig()).get(Receipts.class);

    @BeforeEach
    void begin() {
        clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void receiptWhenItsPersonBringsItThenSaysWhatWasDone() {
        assertThat(receipts.read(ADA, issued("/connections"))).contains(DONE);
    }

    @Test
    void receiptWhenSomebodyElseBringsItThenNothing() {
        assertThat(receipts.read(BEN, issued("/connections"))).isEmpty();
    }

    @Test
    void receiptWhenOldThenNothing() {
        String receipt = issued("/connections");
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(5)), ZoneOffset.UTC));

        assertThat(receipts.read(ADA, receipt)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "connected", "v1.a.b", "{\"user\":\"ada\"}"})
    void receiptWhenTypedThenNothing(String typed) {
        assertThat(receipts.read(ADA, typed)).isEmpty();
    }

    @Test
    void pathWhenItHasAQueryThenTheReceiptIsAdded() {
        assertThat(receipts.path(ADA, "/admin/connections?user=ada", DONE)).startsWith("/admin/connections?user=ada&receipt=");
        assertThat(receipts.path(ADA, "/connections", DONE)).startsWith("/connections?receipt=").doesNotContain("slack");
    }

    private String issued(String path) {
        return receipts.path(ADA, path, DONE).split("receipt=")[1];
    }
}
