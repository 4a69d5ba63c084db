package io.mcphub.integrations.hub;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.access.ToolNames;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.platform.Json;
import io.mcphub.tools.catalogue.ToolRanking;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.calls.ToolPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the hub's integrations and tools, as far as the caller may see them. */
@ApplicationScoped
@ToolsOf("hub")
public class HubTools {
    /** Few, because schemas are long: a few good matches use less of the model's context. */
    private static final int DEFAULT_FOUND = 5;

    private static final String NO_SUCH_TOOL = "You may use no such tool. Try other words, or hub.tools.list for all tools of an integration.";

    @Inject
    Connections connections;

    @Inject
    ToolPolicy policy;

    @Tool(name = "hub.integrations.list", title = "List integrations", effect = Effect.READ,
            description = "Lists the integrations of this hub and the accounts that you have connected to them. Tools of an integration without"
                    + " a connection are not in the list of tools until you connect. include_tools adds the tools that you may call.")
    public Integrations integrations(ListIntegrations in, CallContext context) {
        boolean withTools = Boolean.TRUE.equals(in.includeTools());
        boolean connectedOnly = Boolean.TRUE.equals(in.connectedOnly());
        Caller caller = context.caller();
        return new Integrations(connections.known(caller).stream()
                .filter(integration -> caller.reaches(integration.id()))
                .filter(integration -> !connectedOnly || !integration.connections().isEmpty())
                .map(integration -> Integration.of(integration, withTools ? tools(caller, integration.id()) : null))
                .toList());
    }

    @Tool(name = "hub.tools.list", title = "List tools of an integration", effect = Effect.READ,
            description = "Lists the tools of one integration that you may call, each with one line, also when it is not connected yet."
                    + " hub.tools.search tells a tool's arguments.")
    public Tools list(ListTools in, CallContext context) {
        return new Tools(tools(context.caller(), in.integration()));
    }

    @Tool(name = "hub.tools.search", title = "Search tools", effect = Effect.READ,
            description = "Finds tools that you may call by words of their name, title or description, each with the schema of its arguments."
                    + " The best match comes first. Call what you find by its name, or with hub.tools.call.")
    public FoundTools search(SearchTools in, CallContext context) {
        int limit = in.limit() == null ? DEFAULT_FOUND : in.limit();
        List<FoundTool> found = ToolRanking.best(policy.visible(context.caller()), in.query(), limit).stream()
                .map(tool -> FoundTool.of(context.caller(), tool, policy.choosesAccount(context.caller(), tool) ? tool.inputSchemaWithAccount() : tool.inputSchema()))
                .toList();
        return new FoundTools(found, found.isEmpty() ? WireNames.inText(context.caller().allowance().toolNames(), RegisteredTool.HUB, NO_SUCH_TOOL) : null);
    }

    private List<ToolEntry> tools(Caller caller, String integration) {
        return policy.visible(caller).stream().filter(tool -> tool.integration().equals(integration)).map(tool -> ToolEntry.of(caller, tool)).toList();
    }

    /** The arguments of {@code hub.integrations.list}. */
    public record ListIntegrations(
            @Description("Whether to add the tools of each integration; false if absent") @Nullable Boolean includeTools,
            @Description("Whether to leave out integrations without a connected account; false if absent") @Nullable Boolean connectedOnly) {}

    /** The arguments of {@code hub.tools.list}. */
    public record ListTools(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[a-z][a-z0-9_]*") @Aliases("provider") @Description("The id of the integration, such as slack")
            String integration) {}

    /** The arguments of {@code hub.tools.search}. */
    public record SearchTools(
            @NotBlank @Size(max = 200) @Description("Words to look for, such as: post message; or a tool's name") String query,
            @Min(1) @Max(20) @Description("How many tools at most; default 5") @Nullable Integer limit) {}

    /** The result of {@code hub.tools.search}. */
    public record FoundTools(@NotNull List<FoundTool> tools, @Description("What to do if there is none; absent otherwise") @Nullable String note) {}

    /** The result of {@code hub.integrations.list}. */
    public record Integrations(@NotNull List<Integration> integrations) {}

    /** The result of {@code hub.tools.list}. */
    public record Tools(@NotNull List<ToolEntry> tools) {}

    /** An entry of {@code GET /integrations}, with its tools if they were asked for. */
    public record Integration(
            @NotNull String id,
            @NotNull String displayName,
            @NotNull String description,
            @NotNull List<String> connect,
            boolean configured,
            @NotNull List<Account> connections,
            @Nullable List<ToolEntry> tools) {
        static Integration of(IntegrationSummary summary, @Nullable List<ToolEntry> tools) {
            List<Account> accounts = summary.connections().stream().map(Account::of).toList();
            return new Integration(summary.id(), summary.displayName(), summary.description(), summary.connect(), summary.configured(), accounts, tools);
        }
    }

    /** A connected account. */
    public record Account(
            @NotNull String id,
            @Nullable String label,
            @NotNull String account,
            @JsonProperty("default") boolean isDefault,
            @NotNull String status,
            @NotNull Instant connectedAt) {
        static Account of(ConnectionSummary summary) {
            return new Account(summary.id(), summary.label(), summary.account(), summary.isDefault(), summary.status(), summary.connectedAt());
        }
    }

    /** A tool on one line, with the first sentence of its description. */
    public record ToolEntry(@NotNull String name, @NotNull String title, @NotNull String description, @NotNull Effect effect) {
        static ToolEntry of(Caller caller, RegisteredTool tool) {
            ToolNames names = caller.allowance().toolNames();
            String sentence = WireNames.inText(names, tool.integration(), tool.description().split("(?<=\\.)\\s", 2)[0]);
            return new ToolEntry(WireNames.in(names, tool.name()), tool.title(), sentence, tool.effect());
        }
    }

    /** A tool with everything needed to call it. */
    public record FoundTool(
            @NotNull String name, @NotNull String title, @NotNull String description, @NotNull Effect effect, @NotNull Map<String, Object> inputSchema) {
        private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

        static FoundTool of(Caller caller, RegisteredTool tool, ObjectNode schema) {
            ToolNames names = caller.allowance().toolNames();
            String description = WireNames.inText(names, tool.integration(), tool.description());
            return new FoundTool(WireNames.in(names, tool.name()), tool.title(), description, tool.effect(), Json.mapper().convertValue(schema, OBJECT));
        }
    }
}
