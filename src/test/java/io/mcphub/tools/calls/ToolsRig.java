package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.audit.AuditEntry;
import io.mcphub.audit.AuditTrail;
import io.mcphub.audit.CallOutcome;
import io.mcphub.audit.CalledTool;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RawTool;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.catalogue.TestCatalogue;
import io.mcphub.tools.catalogue.ToolCatalogue;
import io.mcphub.tools.catalogue.ToolScanner;
import io.mcphub.tools.catalogue.ToolSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real way of a call, from the name to the tool, over accounts and an audit log in memory. For the tests of the doors. */
public final class ToolsRig {
    /** Each has a connector; nobody can connect the last one. */
    public static final List<String> INTEGRATIONS = List.of("slack", "teamwork", "unset");

    public final ToolCatalogue catalog = new ToolCatalogue();
    public final Accounts connections = new Accounts();
    /** The beans of a call, and those that a test adds. */
    public final BeanBox beans = new BeanBox()
            .with(ToolCatalogue.class, catalog)
            .with(Connections.class, connections)
            .with(ConnectLinks.class, new Links())
            .with(Arguments.class, TestArguments.create())
            .with(Settings.class, new ToolPolicyTest.Switches())
            .with(CallQueue.class, TestQueue.direct())
            .with(AuditTrail.class, new Rows());
    public final ToolPolicy policy = beans.get(ToolPolicy.class);
    public final ConnectInChat connect = beans.get(ConnectInChat.class);
    public final ToolCalls calls = beans.get(ToolCalls.class);
    /** Each call's row: {@code <name> via <via>: <status> <error class>}. */
    public final List<String> rows = new ArrayList<>();
    /** Where the catalogue finds more tools. */
    public final List<ToolSource> sources = new ArrayList<>();

    public ToolsRig() {
        connect.patience = Duration.ofMillis(20);
    }

    /** The catalogue: a reading, a writing and a deleting tool of each integration, and these. */
    public void load(List<RawTool> raws, Object... hubBeans) {
        List<ToolScanner.ToolBean> beans = new ArrayList<>(List.of(
                new ToolScanner.ToolBean(new SlackTools(), SlackTools.class),
                new ToolScanner.ToolBean(new TeamworkTools(), TeamworkTools.class),
                new ToolScanner.ToolBean(new UnsetTools(), UnsetTools.class)));
        Stream.of(hubBeans).map(bean -> new ToolScanner.ToolBean(bean, bean.getClass())).forEach(beans::add);
        TestCatalogue.load(catalog, ToolScanner.scan(beans, raws), sources.toArray(ToolSource[]::new));
    }

    public record In(@Description("What to say") @Nullable String word) {}

    public record Out(String said, String account) {}

    @ToolsOf("slack")
    public static class SlackTools {
        @Tool(name = "slack.words.read", title = "Read", description = "Reads.", effect = Effect.READ, core = true)
        public Out read(In in, Credential account) {
            return new Out("slack", account.connectionId());
        }

        @Tool(name = "slack.words.write", title = "Write", description = "Writes.", effect = Effect.WRITE)
        public Out write(In in, Credential account) {
            return new Out("slack", account.connectionId());
        }

        @Tool(name = "slack.words.delete", title = "Delete", description = "Deletes.", effect = Effect.DESTRUCTIVE)
        public Out delete(In in, Credential account) {
            return new Out("slack", account.connectionId());
        }
    }

    @ToolsOf("teamwork")
    public static class TeamworkTools {
        @Tool(name = "teamwork.words.read", title = "Read", description = "Reads.", effect = Effect.READ)
        public Out read(In in, Credential account) {
            return new Out("teamwork", account.connectionId());
        }

        @Tool(name = "teamwork.words.write", title = "Write", description = "Writes.", effect = Effect.WRITE)
        public Out write(In in, Credential account) {
            return new Out("teamwork", account.connectionId());
        }
    }

    @ToolsOf("unset")
    public static class UnsetTools {
        @Tool(name = "unset.words.read", title = "Read", description = "Reads.", effect = Effect.READ)
        public Out read(In in, Credential account) {
            return new Out("unset", account.connectionId());
        }
    }

    /** Accounts of everybody. */
    public static final class Accounts extends Connections {
        public Set<String> connected = Set.of();

        @Override
        public Set<String> connected(String userId) {
            return connected;
        }

        @Override
        public List<ConnectionSummary> accounts(String userId, String integration) {
            return List.of();
        }

        @Override
        public boolean works(String userId, String integration) {
            return connected.contains(integration);
        }

        @Override
        public boolean available(String integration) {
            return !integration.equals("unset");
        }

        @Override
        public Optional<Connector> connector(String integration) {
            return INTEGRATIONS.contains(integration) ? Optional.of(new Known(integration)) : Optional.empty();
        }

        @Override
        public List<IntegrationSummary> integrations(Caller caller) {
            return INTEGRATIONS.stream().map(id -> new IntegrationSummary(id, id, id + ".", List.of("token"), List.of(), available(id), null, List.of())).toList();
        }

        @Override
        public Credential open(Caller caller, String integration, @Nullable String account) {
            if (!connected.contains(integration)) {
                throw HubException.of(Problem.NOT_CONNECTED, "Not connected.");
            }
            return new Credential("account of " + caller.userId(), caller.userId(), Secret.of("token"), Map.of());
        }
    }

    private static final class Links extends ConnectLinks {
        @Override
        public String address(String userId, String integration) {
            return "https://hub.example.com/connect/" + userId + "-" + integration;
        }
    }

    private record Known(String id) implements Connector {
        @Override
        public String displayName() {
            return id;
        }

        @Override
        public String description() {
            return id + ".";
        }

        @Override
        public List<String> connect() {
            return List.of("token");
        }

        @Override
        public boolean configured() {
            return !id.equals("unset");
        }
    }

    private final class Rows extends AuditTrail {
        @Override
        public AuditEntry begin(Caller caller, CalledTool tool, @Nullable JsonNode arguments, String requestId) {
            rows.add(tool.name() + " via " + tool.via() + ": begun");
            return new AuditEntry(String.valueOf(rows.size() - 1), Instant.EPOCH, caller.userId(), tool);
        }

        @Override
        public void finish(AuditEntry entry, CallOutcome outcome) {
            String began = rows.get(Integer.parseInt(entry.id()));
            if (!began.endsWith(": begun")) {
                throw new IllegalStateException("ended twice: " + began);
            }
            rows.set(Integer.parseInt(entry.id()), began.replace("begun", outcome.status() + " " + outcome.errorClass()));
        }
    }
}
