package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.ListedCall;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.Input;
import io.mcphub.tools.catalogue.ToolScanner;
import io.mcphub.tools.catalogue.ToolSchemas;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Calls an integration's tools like the real pipeline: old names, validation, binding, rendering. Checks every answer against the
 * tool's output schema, so that no test can forget it.
 */
public final class ToolBench {
    /** Records do not change between tests. */
    private static final ToolSchemas SCHEMAS = new ToolSchemas();

    private final Map<String, CallableTool> tools = new TreeMap<>();
    private final Map<String, CallableTool> former = new TreeMap<>();
    private final Arguments arguments;
    private final Set<String> answered = new TreeSet<>();
    private final Collection<Object> beans;

    public ToolBench(Collection<Object> beans, Arguments arguments) {
        this.beans = List.copyOf(beans);
        this.arguments = arguments;
    }

    /** Schemas take their time, so only those of the bean that has the tool are made. */
    private CallableTool tool(String name) {
        beans.stream().filter(bean -> !tools.containsKey(name) && !former.containsKey(name) && declares(bean, name)).forEach(this::scan);
        return tools.getOrDefault(name, former.get(name));
    }

    private void scan(Object bean) {
        ToolScanner.scan(List.of(new ToolScanner.ToolBean(bean, bean.getClass())), List.of(), SCHEMAS, Credential::zone).forEach(tool -> {
            tools.put(tool.name(), tool);
            tool.formerNames().forEach(name -> former.put(name, tool));
        });
    }

    private static boolean declares(Object bean, String name) {
        return Arrays.stream(bean.getClass().getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(Tool.class) && (m.getAnnotation(Tool.class).name().equals(name) || List.of(m.getAnnotation(Tool.class).formerly()).contains(name)));
    }

    /** The tools that have given an answer so far. */
    public Set<String> answered() {
        return answered;
    }

    /** All of them. */
    public Collection<? extends RegisteredTool> tools() {
        beans.forEach(this::scan);
        return tools.values();
    }

    /** The effect of one. */
    public Effect effect(String name) {
        return tool(name).effect();
    }

    /** What a call costs a model's context, in tokens of four characters. */
    public static int tokens(ToolResult result) {
        return result.content().valueStream().mapToInt(block -> block.path("text").asText().length()).sum() / 4;
    }

    /** The structured content of a call. */
    public JsonNode call(String name, Map<String, ?> args, Credential credential) {
        return result(name, args, credential).structuredContent();
    }

    public ToolResult result(String name, Map<String, ?> args, Credential credential) {
        return result(name, (ObjectNode) Json.tree(args), credential);
    }

    /** The whole result of a call; a {@code HubException} is thrown as it is. */
    public ToolResult result(String name, ObjectNode args, Credential credential) {
        CallableTool tool = tool(name);
        assertThat(tool).as(name).isNotNull();
        Caller caller = Caller.person(credential.userId(), Role.USER, Caller.Credential.LOGIN_TOKEN, "jti-1", Instant.MAX);
        ToolResult result = invoke(tool, arguments.bind(tool, args), new TextOnly(caller), credential);
        assertThat(ToolSchemas.compile(tool.outputSchema()).validate(result.structuredContent())).as("the output of " + name + " against its schema").isEmpty();
        assertDeclared(name, result.structuredContent(), tool.outputSchema());
        answered.add(tool.name());
        return result;
    }

    /** A client that takes the text alone, so that the budget of an answer is that of its text. */
    private record TextOnly(Caller caller) implements CallContext {
        @Override
        public String requestId() {
            return "request-1";
        }

        @Override
        public boolean structured() {
            return false;
        }
    }

    private static ToolResult invoke(CallableTool tool, Input input, CallContext context, Credential credential) {
        return ListedCall.during(input.listed(), () -> tool.invoke(input, context, credential));
    }

    /** Fails if the schema lacks a member of the answer. */
    private static void assertDeclared(String path, JsonNode value, JsonNode schema) {
        if (schema.isObject() && schema.isEmpty()) {
            // Anything may be here.
            return;
        }
        if (value.isObject()) {
            value.properties().forEach(member -> {
                // An object with free names, such as names with their ids, has one schema for all members.
                JsonNode declared = schema.path("properties").path(member.getKey());
                JsonNode known = declared.isMissingNode() && schema.path("additionalProperties").isObject() ? schema.path("additionalProperties") : declared;
                assertThat(known.isMissingNode()).as(path + "." + member.getKey() + " is not in the schema").isFalse();
                assertDeclared(path + "." + member.getKey(), member.getValue(), known);
            });
        } else if (value.isArray()) {
            value.forEach(element -> assertDeclared(path + "[]", element, schema.path("items")));
        }
    }
}
