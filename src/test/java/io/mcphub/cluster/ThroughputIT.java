package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.benchmark.Load;
import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.benchmark.SlackStub;
import io.mcphub.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What calls, idle nodes and listening clients cost one, two and three nodes and PostgreSQL: {@code target/cluster/throughput.md}, from which
 * {@code docs/scaling.md} is written. No number decides the test. {@code -Dcluster.seconds} is the length of a turn.
 */
class ThroughputIT {
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("cluster.seconds", 10));
    /** Two reports of each node and more. */
    private static final Duration IDLE = Duration.ofSeconds(45);
    private static final int CONNECTIONS = 16;
    private static final int MEMBERS = 60;
    private static final int STREAMS_OF_A_MEMBER = 10;

    @TempDir
    Path folder;

    private final Measures measures = new Measures();
    private Cluster cluster;

    @Test
    void nodesWhenThereAreMoreThenTheirWorkIsMeasured() throws Exception {
        RoundRobin.require();
        try (SlackStub slack = new SlackStub(); Cluster all = new Cluster(environment(slack), true)) {
            cluster = all;
            for (int nodes = 1; nodes <= 3; nodes++) {
                cluster.add(folder);
                cluster.open();
                measureIdle();
                measureCalls();
            }
            measureMembers();
        } finally {
            measures.write();
        }
    }

    private static Map<String, String> environment(SlackStub slack) {
        String many = "2000";
        return Map.of("SLACK_API_URL", slack.url(), "MCP_MAX_CONCURRENT_CALLS", String.valueOf(3 * CONNECTIONS), "MCP_MAX_STREAMS", many, "MCP_MAX_STREAMS_PER_USER", many);
    }

    private void measureIdle() {
        Work before = work();
        await().atMost(IDLE.multipliedBy(2)).pollDelay(IDLE).until(() -> true);
        measures.add(cluster.nodes().size(), "a second of idle nodes", 1, work().since(before).each(IDLE.toSeconds()));
    }

    private void measureCalls() throws Exception {
        String token = poster();
        Load load = new Load(cluster.proxy().port(), CONNECTIONS);
        List<Scenario> scenarios = List.of(
                scenario("hub.integrations.list", token, "hub.integrations.list", ""),
                scenario("slack.messages.post", token, "slack.messages.post", "\"channel\":\"C%015d\",\"text\":\"hello\""),
                scenario("slack.messages.post with a key", token, "slack.messages.post", "\"channel\":\"C%015d\",\"text\":\"hello\",\"idempotency_key\":\"%<d\""));
        for (Scenario scenario : scenarios) {
            load.during(scenario, TURN);
        }
        for (Scenario scenario : scenarios) {
            measure(load, scenario);
        }
    }

    private void measure(Load load, Scenario scenario) throws Exception {
        Work before = work();
        Load.Sample sample = load.during(scenario, TURN);
        measures.add(cluster.nodes().size(), "a call of " + scenario.name(), sample.perSecond(), work().since(before).each(sample.perSecond() * sample.seconds()));
    }

    private void measureMembers() throws Exception {
        Members members = new Members(cluster.admin(), MEMBERS);
        Load load = new Load(cluster.proxy().port(), 1);
        int calls = 5 * MEMBERS;
        int everyMillis = 200;
        Work before = work();
        int good = members.call(calls, everyMillis, (token, number) -> isPosted(load, token, number));
        assertThat(good).isEqualTo(calls);
        measures.add(3, "a post of a member who was not here for " + MEMBERS * everyMillis / 1000 + " s", 1000.0 / everyMillis, work().since(before).each(calls));
        measureListeners(members);
    }

    private void measureListeners(Members members) {
        List<RawHttp> streams = members.listen(cluster.proxy().port(), STREAMS_OF_A_MEMBER);
        try {
            Work before = work();
            await().atMost(IDLE.multipliedBy(2)).pollDelay(IDLE).until(() -> true);
            measures.add(3, "a second of idle nodes with " + streams.size() + " listeners of " + members.count() + " members", 1, work().since(before).each(IDLE.toSeconds()));
        } finally {
            streams.forEach(RawHttp::close);
        }
    }

    private String poster() {
        String token = cluster.admin().token("measures " + cluster.nodes().size());
        cluster.admin().connect("slack", "xoxp-stand-in-of-the-admin");
        return token;
    }

    private static boolean isPosted(Load load, String token, int number) {
        try {
            return load.once(scenario("one post", token, "slack.messages.post", "\"channel\":\"C9" + String.format("%014d", number) + "\",\"text\":\"hello\"")).contains("\"isError\":false");
        } catch (IOException | IllegalStateException bad) {
            return false;
        }
    }

    private static Scenario scenario(String name, String token, String tool, String arguments) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream", "MCP-Protocol-Version", "2025-11-25");
        String call = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":{" + arguments + "}}}";
        return new Scenario(name, "/mcp", headers, number -> String.format(call, number), body -> body.contains("\"isError\":false"));
    }

    private Work work() {
        return Work.soFar(cluster.database(), cluster.nodes());
    }
}
