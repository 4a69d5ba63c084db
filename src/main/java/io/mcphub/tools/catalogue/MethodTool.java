package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.TextBlocks;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.Understood;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tool made of a {@link Tool} method. Everything about it is computed at the start. */
final class MethodTool implements CallableTool {
    private final Object bean;
    private final Method method;
    private final Tool declared;
    private final ObjectNode inputSchema;
    private final ObjectNode outputSchema;
    private final ObjectNode inputSchemaWithAccount;
    private final Schema validator;
    private final ArgumentAliases renames;

    MethodTool(Object bean, Method method, ToolSchemas schemas) {
        this.bean = bean;
        this.method = method;
        this.declared = method.getAnnotation(Tool.class);
        ObjectNode own = schemas.input(method.getParameterTypes()[0]);
        ObjectNode formatted = FrameworkArguments.withFormat(own);
        // Every tool accepts {@code format}, but only lists show it: elsewhere it is not worth its tokens.
        this.inputSchema = TextBlocks.rows(method.getReturnType()).isPresent() ? formatted : own;
        this.inputSchemaWithAccount = takesCredential() ? FrameworkArguments.withAccount(inputSchema) : inputSchema;
        this.outputSchema = withUnderstood(schemas.output(method.getReturnType()).deepCopy());
        this.validator = ToolSchemas.compile(takesCredential() ? FrameworkArguments.withAccount(formatted) : formatted);
        this.renames = ArgumentAliases.of(method.getParameterTypes()[0]);
        method.setAccessible(true);
    }

    private static ObjectNode withUnderstood(ObjectNode schema) {
        ObjectNode understood = schema.withObjectProperty("properties").putObject(Understood.MEMBER).put("type", "object");
        understood.put("description", "What arguments were taken for, such as the date of 7d; absent if they say it themselves");
        understood.putObject("additionalProperties");
        return schema;
    }

    @Override
    public String name() {
        return declared.name();
    }

    @Override
    public String integration() {
        return CallableTool.integrationOf(name());
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
        return declared.effect();
    }

    @Override
    public boolean idempotent() {
        return declared.idempotent() || declared.effect() == Effect.READ;
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
        ObjectNode output = Understood.in(() -> output(arguments));
        return ToolResult.of(output, method.getReturnType(), input.framework().format());
    }

    private ObjectNode output(Object... arguments) {
        try {
            return (ObjectNode) Json.tree(Objects.requireNonNull(method.invoke(bean, arguments), "a tool returned null"));
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
