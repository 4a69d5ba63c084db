package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.tools.catalogue.TestCatalogue;
import io.mcphub.tools.catalogue.ToolCatalogue;
import io.mcphub.tools.catalogue.ToolScanner;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tools, callers and connections for the tests of this package. */
public final class TestTools {
    private TestTools() {}

    public record Post(
            @NotBlank @Pattern(regexp = "C[0-9]+") @Description("Channel id") String channel,
            @Description("How many") @Nullable Integer count,
            @Description("Not before") @Nullable Instant since) {}

    public record Posted(String channel, @Nullable String token) {}

    @ToolsOf("slack")
    public static class SlackTools {
        public int calls;
        public @Nullable RuntimeException failure;

        @Tool(name = "slack.messages.post", title = "Post", description = "Posts.", effect = Effect.WRITE, core = true)
        public Posted post(Post in, Credential slack, CallContext context) {
            calls++;
            if (failure != null) {
                throw failure;
            }
            return new Posted(in.channel(), slack.token().reveal());
        }

        @Tool(name = "slack.channels.list", title = "List", description = "Lists.", effect = Effect.READ)
        public Posted list(Post in, Credential slack) {
            calls++;
            return new Posted(in.channel(), null);
        }

        @Tool(name = "slack.messages.delete", title = "Delete", description = "Deletes.", effect = Effect.DESTRUCTIVE)
        public Posted delete(Post in) {
            return new Posted(in.channel(), null);
        }
    }

    public static RawTool raw(String name) {
        return new RawTool() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return "Raw";
            }

            @Override
            public String description() {
                return "A raw tool.";
            }

            @Override
            public Effect effect() {
                return Effect.READ;
            }

            @Override
            public ObjectNode inputSchema() {
                return JsonNodeFactory.instance.objectNode().put("type", "object");
            }

            @Override
            public ToolResult call(ObjectNode arguments, CallContext context) {
                return ToolResult.of(arguments);
            }
        };
    }

    /** Slack has a connector; nothing is connected until a test says so. */
    public static final class FakeConnections extends Connections {
        public Set<String> connected = Set.of();
        public boolean available = true;
        public boolean broken;
        public @Nullable String opened;
        public Reach reads = Reach.ALL;
        public Reach writes = Reach.ALL;
        public List<ConnectionSummary> accounts = List.of();

        @Override
        public Set<String> connected(String userId) {
            return connected;
        }

        @Override
        public boolean works(String userId, String integration) {
            return connected.contains(integration);
        }

        @Override
        public boolean available(String integration) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return integration.equals("hub") || available;
        }

        @Override
        public List<ConnectionSummary> accounts(String userId, String integration) {
            return integration.equals("slack") ? accounts : List.of();
        }

        @Override
        public Credential open(Caller caller, String integration, @Nullable String account) {
            opened = account;
            if (!connected.contains(integration)) {
                throw HubException.of(Problem.NOT_CONNECTED, "Connect Slack at http://localhost:8000/connections.");
            }
            return new Credential("c1", caller.userId(), Secret.of("opened"), Map.of(), reads, writes);
        }

        @Override
        public Optional<Connector> connector(String integration) {
            return integration.equals("slack") ? Optional.of(new SlackConnector()) : Optional.empty();
        }
    }

    private record SlackConnector(String id, String displayName, String description, List<String> connect, boolean configured) implements Connector {
        SlackConnector() {
            this("slack", "Slack", "Chat.", List.of("oauth"), true);
        }
    }

    public static Caller caller(Access access, @Nullable Set<String> integrations, ToolsMode mode) {
        return new Caller("u1", Role.USER, Caller.Credential.PERSONAL_TOKEN, "t1", null, new Allowance(access, integrations, Shown.ALL.withTools(mode)), Set.of(), null);
    }

    public static Caller caller() {
        return caller(Access.FULL, null, ToolsMode.ALL);
    }

    public static ToolCatalogue catalog(Object tools) {
        return TestCatalogue.of(ToolScanner.scan(List.of(new ToolScanner.ToolBean(tools, tools.getClass())), List.of(raw("hub.integrations.list"))));
    }

    public static HubException rateLimited() {
        return HubException.rateLimited("Slack asks to wait.", Duration.ofMillis(1200));
    }
}
