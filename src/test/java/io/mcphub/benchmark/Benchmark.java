package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubAccess;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubWar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many requests a second the built hub answers, next to resources in the same WAR that do nothing: {@code mvn -Pbenchmark
 * verify}. All scenarios take turns in one run, so that a busy machine disturbs all of them alike; the ratios say more than
 * the numbers. {@code -Dbenchmark.seconds} is the length of a turn, {@code -Dbenchmark.connections} the number of clients.
 */
public final class Benchmark {
    private static final int TURNS = 5;
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hub-benchmark");
        Path jar = HubWar.with("mcp-hub-benchmark.jar", "io/mcphub/benchmark/server");
        int connections = Integer.getInteger("benchmark.connections", 16);
        try (SlackStub slack = new SlackStub();
                HubProcess hub = HubProcess.startOptimising(jar, folder,
                        Map.of("SLACK_API_URL", slack.url(), "MCP_MAX_CONCURRENT_CALLS", String.valueOf(connections)))) {
            HubAccess admin = HubAccess.signIn(hub);
            admin.connect("slack", "xoxp-stand-in-of-the-benchmark");
            new Benchmark().run(new Load(hub.port(), connections), admin.personalToken("benchmark"));
        }
    }

    private void run(Load load, String token) throws Exception {
        Duration turn = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 5));
        List<Scenario> scenarios = scenarios(load, token);
        for (Scenario scenario : scenarios) {
            load.perSecond(scenario, turn.multipliedBy(2));
        }
        for (int i = 0; i < TURNS; i++) {
            for (Scenario scenario : scenarios) {
                measured.computeIfAbsent(scenario.name(), name -> new ArrayList<>()).add(load.perSecond(scenario, turn));
            }
        }
        measured.forEach((name, all) -> print("%-45s %8.0f requests/s  (turns: %s)", name, median(all), all.stream().map(Math::round).toList()));
        ratio("tools/list", "JAX-RS, constant body");
        ratio("ping", "JAX-RS, echo");
        ratio("hub.integrations.list", "ping");
        ratio("slack.messages.post", "hub.integrations.list");
    }

    private static List<Scenario> scenarios(Load load, String token) throws Exception {
        Map<String, String> legacy = Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream", "MCP-Protocol-Version", "2025-11-25");
        Map<String, String> modern = Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list");
        String list = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}";
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
        String listed = load.once(new Scenario("one list", "/mcp", modern, n -> list, body -> body.contains("slack.messages.post")));
        print("tools/list shows %d tools in %d bytes", listed.split("\"inputSchema\":").length - 1, listed.length());
        Predicate<String> succeeded = body -> body.contains("\"isError\":false");
        return List.of(
                new Scenario("servlet, echo", "/bare", Map.of(), n -> ping, ping::equals),
                new Scenario("JAX-RS, echo", "/benchmark/echo", Map.of(), n -> ping, ping::equals),
                new Scenario("JAX-RS, constant body", "/benchmark/constant/" + listed.length(), Map.of(), n -> list, body -> body.length() == listed.length()),
                new Scenario("tools/list", "/mcp", modern, n -> list, body -> body.length() == listed.length()),
                new Scenario("ping", "/mcp", legacy, n -> ping, body -> body.endsWith("\"result\":{}}")),
                new Scenario("hub.integrations.list", "/mcp", legacy, n -> call("hub.integrations.list", "{}"), succeeded),
                // Another channel each time: Slack allows one post a second in each, and the hub keeps to that.
                new Scenario("slack.messages.post", "/mcp", legacy,
                        n -> call("slack.messages.post", "{\"channel\":\"C" + String.format("%015d", n) + "\",\"text\":\"hello\"}"), succeeded));
    }

    private static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}";
    }

    private void ratio(String name, String of) {
        print("%s : %s = %.0f %%", name, of, 100 * median(measured.get(name)) / median(measured.get(of)));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
