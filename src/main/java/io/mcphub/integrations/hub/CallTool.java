package io.mcphub.integrations.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.HubException;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.DelegatingTool;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code hub.tools.call}: calls any tool by its name, so that a client needs only the hub's own tools in its context. */
@ApplicationScoped
public class CallTool implements DelegatingTool {
    private static final String TOOL = "tool";
    private static final String ARGUMENTS = "arguments";
    private static final String INTEGRATION = "integration";

    /** Earlier names of the arguments. */
    private static final Map<String, String> FORMERLY = Map.of("tool_name", TOOL, "provider", INTEGRATION);

    @Inject
    ToolCatalogue catalog;

    @Override
    public String name() {
        return "hub.tools.call";
    }

    @Override
    public String title() {
        return "Call a tool";
    }

    @Override
    public String description() {
        return "Calls any tool that you may use, also one that is not in your list of tools. Find its name and arguments with hub.tools.search."
                + " The result is that tool's own; it may change or delete things, as that tool says.";
    }

    /** Unknown before the call, so {@code tools/list} shows the worst. */
    @Override
    public Effect effect() {
        return Effect.DESTRUCTIVE;
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(TOOL).put("type", "string").put("minLength", 1).put("maxLength", 128).put("description", "The tool's name, as hub.tools.search tells it");
        properties.putObject(ARGUMENTS).put("type", "object").put("description", "That tool's arguments; none if absent");
        properties.putObject(INTEGRATION).put("type", "string").put("minLength", 1).put("maxLength", 60).put("description", "Integration of the tool; only if the name does not say it");
        schema.putArray("required").add(TOOL);
        return schema.put("additionalProperties", false);
    }

    @Override
    public Optional<Inner> inner(Caller caller, ObjectNode arguments) {
        ObjectNode known = renamed(arguments);
        String tool = known.path(TOOL).asText("");
        boolean usable = known.path(TOOL).isTextual() && !tool.isBlank()
                && (!known.has(INTEGRATION) || known.get(INTEGRATION).isTextual())
                && (!known.has(ARGUMENTS) || known.get(ARGUMENTS).isObject())
                && known.size() == (known.has(ARGUMENTS) ? 1 : 0) + (known.has(INTEGRATION) ? 1 : 0) + 1;
        return usable
                ? Optional.of(new Inner(meant(caller, tool, known.path(INTEGRATION).textValue()), known.withObject("/" + ARGUMENTS))).filter(inner -> !isThis(caller, inner.name()))
                : Optional.empty();
    }

    /** Runs only if the arguments fit the schema but name no other tool: then it was asked to call itself. */
    @Override
    public ToolResult call(ObjectNode arguments, CallContext context) {
        throw HubException.invalid(TOOL, "hub.tools.call cannot call itself. Name another tool; hub.tools.search finds it.");
    }

    /** A copy with present names and without nulls, which models write for absent arguments. */
    private static ObjectNode renamed(ObjectNode arguments) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : arguments.properties()) {
            String today = FORMERLY.getOrDefault(member.getKey(), member.getKey());
            if (!member.getValue().isNull()) {
                // If both names are given, the earlier one stays and the schema refuses it.
                known.set(arguments.hasNonNull(today) ? member.getKey() : today, member.getValue());
            }
        }
        return known;
    }

    /** The tool's name. The integration is put in front if the name does not begin with it. */
    private String meant(Caller caller, String tool, @Nullable String integration) {
        if (integration == null || of(caller, tool).filter(found -> found.integration().equals(integration)).isPresent()) {
            return tool;
        }
        return Stream.of(".", "_", "__").map(joint -> integration + joint + tool).filter(name -> of(caller, name).isPresent()).findFirst().orElse(integration + "." + tool);
    }

    private boolean isThis(Caller caller, String name) {
        return of(caller, name).filter(RegisteredTool::delegates).isPresent();
    }

    private Optional<? extends RegisteredTool> of(Caller caller, String name) {
        return catalog.find(caller, name);
    }
}
