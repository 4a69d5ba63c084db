package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** What is measured: requests to the hub, and to resources in the same WAR that do next to nothing. */
final class Scenarios {
    /** Where the resources to compare with are. The hub lists this path and opens it to everybody; any other is 404. */
    static final String COMPARED = "/mcp/.well-known/benchmark";

    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
    private static final Predicate<String> SUCCEEDED = body -> body.contains("\"isError\":false");

    private final Map<String, String> legacy;
    private final Map<String, String> modern;
    private final String listed;

    /**
     * The requests of one person. Asks the hub once for its tools, because answers of that size are compared.
     *
     * @param token a personal access token of somebody who has connected Slack
     */
    Scenarios(Load load, String token) throws IOException {
        legacy = Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream", "MCP-Protocol-Version", "2025-11-25");
        modern = Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list");
        listed = load.once(new Scenario("one list", "/mcp", modern, n -> LIST, body -> body.contains("slack_messages_post")));
    }

    /** The answer to {@code tools/list}. */
    String listed() {
        return listed;
    }

    /** All of them, in the order of the table. */
    List<Scenario> all() {
        return List.of(
                new Scenario("servlet, echo", "/mcp/.well-known/bare", Map.of(), n -> PING, PING::equals),
                new Scenario("JAX-RS, echo", COMPARED + "/echo", Map.of(), n -> PING, PING::equals),
                constant(listed.length()),
                new Scenario("tools/list", "/mcp", modern, n -> LIST, body -> body.length() == listed.length()),
                new Scenario("ping", "/mcp", legacy, n -> PING, body -> body.endsWith("\"result\":{}}")),
                call("hub.integrations.list", n -> "{}"),
                // Another channel each time: Slack allows one post a second in each, and the hub keeps to that.
                call("slack.messages.post", n -> "{\"channel\":\"C" + String.format("%015d", n) + "\",\"text\":\"hello\"}"));
    }

    /** The one of that name. */
    Scenario named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst().orElseThrow();
    }

    /** A resource whose answer is always the same and has that size. */
    Scenario constant(int bytes) {
        return new Scenario("JAX-RS, constant body", COMPARED + "/constant/" + bytes, Map.of(), n -> LIST, body -> body.length() == bytes);
    }

    /** A resource that answers with what it was sent: so many bytes. */
    Scenario echo(int bytes) {
        String body = " ".repeat(bytes);
        return new Scenario("JAX-RS, echo", COMPARED + "/echo", Map.of(), n -> body, body::equals);
    }

    /** What the hub asks Slack for when it posts, asked by a program itself. */
    static Scenario direct() {
        return new Scenario("direct call", "/api/chat.postMessage", Map.of("Authorization", "Bearer xoxp-stand-in-of-the-benchmark", Load.TYPE, "application/x-www-form-urlencoded"),
                n -> "channel=C" + String.format("%015d", n) + "&text=hello", body -> body.startsWith("{\"ok\":true"));
    }

    private Scenario call(String tool, LongFunction<String> arguments) {
        return new Scenario(tool, "/mcp", legacy,
                n -> "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments.apply(n) + "}}", SUCCEEDED);
    }
}
