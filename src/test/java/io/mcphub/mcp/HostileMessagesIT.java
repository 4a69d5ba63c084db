package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SharedHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Tag;

/** The same messages as in {@link HostileMessagesTest}, fewer of them, at the real jar over real sockets. */
@Tag("once")
class HostileMessagesIT {
    private static final Duration NO_HANG = Duration.ofSeconds(20);

    private static HubProcess hub;
    private static String token;

    @BeforeContainer
    static void start() {
        hub = SharedHub.LOCAL.process();
        token = SharedHub.LOCAL.person("hostile").token("hostile");
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void answerWhenMessageIsHostileThenItIsOneOfTheProtocol(@ForAll("samples") HostileSamples.Sample sample) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("Authorization", "Bearer " + token), Map.entry("Content-Type", "application/json"), Map.entry("Connection", "close")));
        headers.addAll(sample.headers().entrySet());
        try (RawHttp answer = RawHttp.send(hub.port(), "POST", "/mcp", headers, sample.body())) {
            assertThat(answer.status()).as("%s", sample).isBetween(200, 499);
            String type = answer.header("Content-Type").orElse("");
            if (sample.headers().values().stream().anyMatch(v -> v.chars().anyMatch(c -> c > 0x7F))) {
                // The container refuses such a header before anybody is asked (docs/decisions/0007).
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body(NO_HANG)).isEmpty();
            } else if (type.startsWith("text/event-stream") && sample.toString().contains("subscriptions/listen")) {
                answer.until("acknowledged", NO_HANG);
            } else {
                HostileSamples.assertAllowed(sample, answer.status(), type, answer.body(NO_HANG));
            }
        }
    }

    @Provide
    Arbitrary<HostileSamples.Sample> samples() {
        return HostileSamples.all();
    }
}
