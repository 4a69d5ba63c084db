package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mcphub.mcp.protocol.McpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Any message gets an answer: never a 5xx, never no answer, and a body that is empty or one JSON-RPC answer of its revision. */
class HostileMessagesTest {
    private static final Duration NO_HANG = Duration.ofSeconds(20);

    private final McpFixture mcp = new McpFixture();

    @Property(tries = 8000, shrinking = ShrinkingMode.OFF)
    void answerWhenMessageIsHostileThenItIsOneOfTheProtocol(@ForAll("samples") HostileSamples.Sample sample) {
        String[] pairs = sample.headers().entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray(String[]::new);

        McpAnswer answer = assertTimeoutPreemptively(NO_HANG, () -> mcp.answer("POST", sample.body(), McpFixture.alice(), Map.of(), pairs));

        if (answer == null) {
            assertThat(mcp.streams.all()).as("only a listening stream has no answer yet: %s", sample).hasSize(1);
            mcp.streams.stop();
            return;
        }
        assertThat(answer.status()).as("%s", sample).isBetween(200, 499);
        HostileSamples.assertAllowed(sample, answer.status(), answer.headers().getOrDefault("Content-Type", ""), new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void answerWhenBytesAreArbitraryThenItIsAClientError(@ForAll byte[] body) {
        McpAnswer answer = mcp.answer("POST", body, McpFixture.alice(), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        HostileSamples.assertAllowed(new HostileSamples.Sample(body, Map.of()), 400, "application/json", new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<HostileSamples.Sample> samples() {
        return HostileSamples.all();
    }
}
