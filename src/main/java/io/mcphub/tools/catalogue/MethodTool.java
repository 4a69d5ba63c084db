package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.platform.Preview;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Pictured;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.TextBlocks;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Understood;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tool made of a {@link Tool} method. Everything about it is computed at the start. */
final class MethodTool implements CallableTool {
    private final Object bean;
    private final Method method;
    private final Tool declared;
    /** Asked several times in each call; an annotation takes its time to answer. */
    private final String name;
    private final String integration;
    private final Effect effect;
    private final ObjectNode inputSchema;
    private final ObjectNode record;
    private final ObjectNode outputSchema;
    private final ObjectNode inputSchemaWithAccount;
    private final Schema validator;
    private final ArgumentAliases renames;
    private final boolean takesCursor;
    private final Optional<String> rows;
    private final Function<Credential, ZoneId> zones;

    /** @param zones the time zone in which the answer for an account is written */
    MethodTool(Object bean, Method method, ToolSchemas schemas, Function<Credential, ZoneId> zones) {
        this.bean = bean;
        this.zones = zones;
        this.method = method;
        this.declared = method.getAnnotation(Tool.class);
        this.name = declared.name();
        this.integration = CallableTool.integrationOf(name);
        this.effect = declared.effect();
        ObjectNode own = schemas.input(method.getParameterTypes()[0]);
        this.takesCursor = own.path("properties").has(FrameworkArguments.CURSOR);
        this.rows = TextBlocks.rows(method.getReturnType());
        ObjectNode listed = rows.isPresent() ? FrameworkArguments.withCursor(own) : own;
        // Every tool accepts {@code format}, and the server's instructions say so once.
        this.inputSchema = FrameworkArguments.open(listed);
        this.inputSchemaWithAccount = takesCredential() ? FrameworkArguments.withAccount(inputSchema) : inputSchema;
        this.record = schemas.output(method.getReturnType());
        this.outputSchema = withFramework(record.deepCopy());
        ObjectNode budgeted = FrameworkArguments.withBudget(FrameworkArguments.withFormat(listed));
        ObjectNode keyed = takesIdempotencyKey() ? FrameworkArguments.withIdempotencyKey(budgeted) : budgeted;
        ObjectNode accepted = takesPreview() ? FrameworkArguments.withPreview(keyed) : keyed;
        this.validator = ToolSchemas.compile(takesCredential() ? FrameworkArguments.withAccount(accepted) : accepted);
        this.renames = ArgumentAliases.of(method.getParameterTypes()[0]);
        method.setAccessible(true);
    }

    /** Adds the members that every answer may have. */
    private ObjectNode withFramework(ObjectNode schema) {
        AnswerTimes.declare(schema);
        ObjectNode properties = schema.withObjectProperty("properties");
        if (rows.isPresent() && !properties.has("next_cursor")) {
            properties.putObject("next_cursor").put("type", "string").put("description", Paging.NEXT);
        }
        if (takesPreview()) {
            properties.putObject(FrameworkArguments.PREVIEW).put("type", "boolean").put("description", "true if nothing was sent; then target and would_send are all");
            properties.putObject("target").put("type", "string").put("description", "In a preview: what would be changed");
            open(properties, "would_send", "In a preview: the first request that would change something");
            schema.remove("required");
        }
        open(properties, Understood.MEMBER, "What arguments were taken for, such as the date of 7d; absent if they say it themselves");
        open(properties, AnswerBudget.CUT, "Which text was too long, and how to read on; absent if none was");
        return schema;
    }

    private static void open(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "object").put("description", description).putObject("additionalProperties");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String integration() {
        return integration;
    }

    @Override
    public String title() {
        return declared.title();
    }

    @Override
    public String description() {
        return declared.description();
    }

    @Override
    public Effect effect() {
        return effect;
    }

    @Override
    public List<String> scopes() {
        return List.of(declared.scopes());
    }

    @Override
    public boolean idempotent() {
        return declared.idempotent() || declared.effect() == Effect.READ;
    }

    @Override
    public boolean core() {
        return declared.core() || isOfHub();
    }

    @Override
    public ObjectNode inputSchema() {
        return inputSchema;
    }

    @Override
    public ObjectNode inputSchemaWithAccount() {
        return inputSchemaWithAccount;
    }

    @Override
    public boolean takesFormat() {
        return true;
    }

    @Override
    public List<String> formerNames() {
        return List.of(declared.formerly());
    }

    @Override
    public boolean takesCursor() {
        return takesCursor;
    }

    @Override
    public ArgumentAliases renames() {
        return renames;
    }

    @Override
    public ObjectNode outputSchema() {
        return outputSchema;
    }

    @Override
    public Schema validator() {
        return validator;
    }

    @Override
    public Class<?> inputType() {
        return method.getParameterTypes()[0];
    }

    @Override
    public boolean takesCredential() {
        return Arrays.asList(method.getParameterTypes()).contains(Credential.class);
    }

    @Override
    public ToolResult invoke(Input input, CallContext context, @Nullable Credential credential) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == Credential.class ? credential : type == CallContext.class ? context : input.value())
                .toArray();
        AtomicReference<Object> answer = new AtomicReference<>();
        ObjectNode output = Understood.in(() -> input.framework().preview() ? preview(arguments) : output(answer, arguments));
        AnswerTimes.show(output, record, credential == null ? ZoneOffset.UTC : zones.apply(credential));
        AnswerBudget budget = new AnswerBudget(input.framework(), context.structured() ? 2 : 1);
        String owner = credential == null ? RegisteredTool.HUB : credential.connectionId();
        rows.filter(output::has).ifPresent(member -> budget.fitRows(output, member, input.rows().skip(), row -> input.rows().from(owner, row)));
        budget.fitText(output);
        ToolResult result = ToolResult.of(output, method.getReturnType(), input.framework().format());
        return answer.get() instanceof Pictured pictured && pictured.image() != null ? result.with(pictured.image()) : result;
    }

    /** Whether every change of the tool can be stopped and shown. */
    @Override
    public boolean takesPreview() {
        ToolsOf of = method.getDeclaringClass().getAnnotation(ToolsOf.class);
        return effect() != Effect.READ && of != null && of.previews();
    }

    @Override
    public boolean takesIdempotencyKey() {
        return effect() != Effect.READ;
    }

    private ObjectNode preview(Object... arguments) {
        try {
            return Preview.during(() -> output(new AtomicReference<>(), arguments));
        } catch (Preview.Stopped stopped) {
            return JsonNodeFactory.instance.objectNode().put(FrameworkArguments.PREVIEW, true).put("target", stopped.target()).set("would_send", stopped.request());
        }
    }

    /** The answer as JSON; keeps it as it was, for its picture. */
    private ObjectNode output(AtomicReference<Object> kept, Object... arguments) {
        kept.set(answer(arguments));
        return (ObjectNode) Json.tree(kept.get());
    }

    private Object answer(Object... arguments) {
        try {
            return Objects.requireNonNull(method.invoke(bean, arguments), "a tool returned null");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(name() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(name() + " cannot be called", e);
        }
    }
}
