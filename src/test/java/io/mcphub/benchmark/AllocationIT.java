package io.mcphub.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many bytes the hub allocates for a request. Unlike time this is the same on a busy machine, so it can decide a test. A change that
 * takes less lowers the number in {@code allocated-bytes.properties}, one that needs more says there what for.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AllocationIT {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 100;
    /** Work in the background and the JVM's buffers come on top. What takes much less has a new number to keep. */
    private static final double MORE = 1.10;
    private static final double LESS = 0.85;

    private final Properties limits = new Properties();
    private Load load;
    private Scenarios scenarios;

    @BeforeAll
    void connect() throws IOException {
        SlackWire.take();
        HubUser person = SharedHub.WITH_TEST_INTEGRATIONS.person("allocates");
        person.connect("slack", "xoxp-stand-in-of-the-benchmark");
        load = new Load(SharedHub.WITH_TEST_INTEGRATIONS.process().port(), 1);
        scenarios = new Scenarios(load, person.token("benchmark"));
        try (var file = Files.newInputStream(Path.of("src/test/resources/allocated-bytes.properties"))) {
            limits.load(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "tools.list", "hub.integrations.list", "slack.messages.post"})
    void requestWhenServedThenAllocatesNoMoreThanItDid(String name) throws Exception {
        long limit = Long.parseLong(limits.getProperty(name));

        assertThat(bytes(scenarios.named(name.replace("tools.list", "tools/list")))).as("bytes of a %s", name).isBetween((long) (limit * LESS), (long) (limit * MORE));
    }

    /** Otherwise the other tests would count nothing. */
    @Test
    void bodyWhenTwiceAsLargeThenTheMeterNotices() throws Exception {
        assertThat(bytes(scenarios.echo(200_000))).isGreaterThan(bytes(scenarios.echo(100_000)) + 100_000);
    }

    /** The least of some rounds: whatever else happens in the process only adds. */
    private long bytes(Scenario scenario) throws IOException {
        load.exactly(scenario, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated();
            load.exactly(scenario, REQUESTS);
            least = Math.min(least, (allocated() - before) / REQUESTS);
        }
        return least;
    }

    private long allocated() throws IOException {
        return Long.parseLong(load.get(Scenarios.COMPARED + "/allocated"));
    }
}
