package io.mcphub.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.protocol.JsonRpcCodec;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.testing.BeanBox;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.TestArguments;
import io.mcphub.tools.calls.ToolsRig;
import io.mcphub.tools.calls.Verdict;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.Input;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The parts of a call, without sockets and database: the real classes with stand-ins for their neighbours. */
@State(Scope.Benchmark)
public class InnerLoop {
    private static final String TOOL = "slack.words.read";
    private static final byte[] CALL = ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + TOOL
            + "\",\"arguments\":{\"word\":\"the quick brown fox jumps over the lazy dog\"}}}").getBytes(StandardCharsets.UTF_8);

    private final ToolsRig rig = new ToolsRig();
    private final Arguments arguments = TestArguments.create();
    private final ObjectNode given = Json.mapper().createObjectNode().put("word", "the quick brown fox jumps over the lazy dog");
    private final Caller caller = new Caller("alice", Role.USER, Caller.Credential.PERSONAL_TOKEN, "token-1", null, Allowance.ALL.withShown(Shown.ALL), Set.of(), null);
    private JsonRpcCodec codec;
    private McpFixture door;
    private CallableTool tool;

    /** Nothing is configured. */
    private static final class Defaults extends HubConfig {
        @Override
        public Optional<String> value(String variable) {
            return Optional.empty();
        }
    }

    @Setup
    public void prepare() {
        rig.load(List.of());
        rig.connections.connected = Set.of("slack", "teamwork");
        codec = new BeanBox().with(HubConfig.class, new Defaults()).get(JsonRpcCodec.class);
        door = new McpFixture(rig);
        tool = rig.catalog.find(caller, TOOL).orElseThrow();
    }

    @Benchmark
    public JsonRpcMessage parse() {
        return codec.message(codec.parse(CALL));
    }

    @Benchmark
    public Verdict verdict() {
        return rig.policy.verdict(caller, tool);
    }

    @Benchmark
    public Input bind() {
        return arguments.bind(tool, given);
    }

    @Benchmark
    public List<RegisteredTool> listed() {
        return rig.policy.listed(caller);
    }

    /** From the body to the bytes of the answer. */
    @Benchmark
    public McpAnswer list() {
        return door.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"}");
    }
}
