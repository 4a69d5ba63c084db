package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.HubWar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many requests a second the built hub answers, next to resources in the same WAR that do nothing: {@code mvn -Pbenchmark
 * verify}. All scenarios take short turns in one run, so that a busy machine disturbs all of them alike; ratios are those of
 * neighbouring turns. Processor time per request is that of the hub's process, all of its threads; it hardly depends on what
 * else runs. {@code -Dbenchmark.seconds} is the length of a turn, {@code -Dbenchmark.connections} the number of clients;
 * {@code -Dbenchmark.only} leaves out all scenarios whose name does not contain it, for a profile of one.
 */
public final class Benchmark {
    private static final int TURNS = 9;
    private static final int WARM_UP = 5;

    private final Map<String, List<Turn>> measured = new LinkedHashMap<>();
    private final ProcessHandle hub;
    private final Load load;

    private Benchmark(HubProcess hub, Load load) {
        this.hub = ProcessHandle.of(hub.pid()).orElseThrow();
        this.load = load;
    }

    private record Turn(double perSecond, double cpuMicros) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hub-benchmark");
        Path jar = HubWar.with("mcp-hub-benchmark", "io/mcphub/benchmark/server");
        int connections = Integer.getInteger("benchmark.connections", 16);
        try (SlackStub slack = new SlackStub();
                HubProcess hub = HubProcess.startOptimising(jar, folder,
                        Map.of("SLACK_API_URL", slack.url(), "MCP_MAX_CONCURRENT_CALLS", String.valueOf(connections)))) {
            HubUser admin = HubUser.admin(hub);
            admin.connect("slack", "xoxp-stand-in-of-the-benchmark");
            new Benchmark(hub, new Load(hub.port(), connections)).run(admin.token("benchmark"));
        }
    }

    private void run(String token) throws Exception {
        Duration turn = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 3));
        String only = System.getProperty("benchmark.only", "");
        Scenarios known = new Scenarios(load, token);
        print("tools/list shows %d tools in %d bytes", known.listed().split("\"inputSchema\":").length - 1, known.listed().length());
        List<Scenario> scenarios = known.all().stream().filter(scenario -> scenario.name().contains(only)).toList();
        for (Scenario scenario : scenarios) {
            load.perSecond(scenario, turn.multipliedBy(WARM_UP));
        }
        for (int i = 0; i < TURNS; i++) {
            for (Scenario scenario : scenarios) {
                measured.computeIfAbsent(scenario.name(), name -> new ArrayList<>()).add(turn(scenario, turn));
            }
        }
        measured.forEach((name, turns) -> print("%-25s %7.0f requests/s, %6.0f us processor time each  (turns: %s)", name,
                median(turns, Turn::perSecond), median(turns, Turn::cpuMicros), turns.stream().map(t -> Math.round(t.perSecond())).toList()));
        ratio("tools/list", "JAX-RS, constant body");
        ratio("ping", "JAX-RS, echo");
        ratio("hub.integrations.list", "ping");
        ratio("slack.messages.post", "hub.integrations.list");
    }

    private Turn turn(Scenario scenario, Duration time) throws Exception {
        Duration before = hub.info().totalCpuDuration().orElseThrow();
        long start = System.nanoTime();
        double perSecond = load.perSecond(scenario, time);
        double requests = perSecond * (System.nanoTime() - start) / 1e9;
        return new Turn(perSecond, hub.info().totalCpuDuration().orElseThrow().minus(before).toNanos() / 1e3 / requests);
    }

    private void ratio(String name, String of) {
        List<Turn> turns = measured.get(name);
        List<Turn> others = measured.get(of);
        if (turns == null || others == null) {
            return;
        }
        double throughput = IntStream.range(0, TURNS).mapToDouble(i -> turns.get(i).perSecond() / others.get(i).perSecond()).sorted().toArray()[TURNS / 2];
        double cost = median(others, Turn::cpuMicros) / median(turns, Turn::cpuMicros);
        print("%s : %s = %.0f %% by requests/s, %.0f %% by processor time", name, of, 100 * throughput, 100 * cost);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return turns.stream().mapToDouble(of).sorted().toArray()[turns.size() / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
