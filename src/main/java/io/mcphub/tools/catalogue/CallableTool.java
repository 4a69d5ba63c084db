package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.DelegatingTool;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RawTool;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolCalls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registered tool with the parts that only {@code tools.calls} uses. */
public interface CallableTool extends RegisteredTool {
    /** The compiled {@link #inputSchema()}. */
    Schema validator();

    /** The class to which arguments are bound; {@code ObjectNode} for a raw tool. */
    Class<?> inputType();

    /** Whether the tool has the argument that chooses between accounts. */
    default boolean takesAccount() {
        return inputSchema() != inputSchemaWithAccount();
    }

    /** Whether the text of the result can have several forms. A raw tool writes its own content. */
    default boolean takesFormat() {
        return false;
    }

    /** Whether the framework shows what the tool would send, instead of sending it. */
    default boolean takesPreview() {
        return false;
    }

    /** Whether a call may have a key under which it runs once. */
    default boolean takesIdempotencyKey() {
        return false;
    }

    /** Earlier names of the tool, which calls may still use. */
    default List<String> formerNames() {
        return List.of();
    }

    /** Whether the input record has an argument {@code cursor}. */
    default boolean takesCursor() {
        return true;
    }

    /** The old names of the arguments. */
    default ArgumentAliases renames() {
        return ArgumentAliases.of(inputType());
    }

    /** Runs the tool. {@code credential} is null exactly if the tool takes none. */
    ToolResult invoke(Input input, CallContext context, @Nullable Credential credential);

    /** The part of a name before the first dot. */
    static String integrationOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Wraps a raw tool. */
    static CallableTool raw(RawTool tool) {
        ObjectNode schema = tool.inputSchema();
        // A tool from outside may already have an argument of that name; then only the default account is used.
        boolean choice = tool.takesCredential() && !schema.path("properties").has(FrameworkArguments.ACCOUNT);
        ObjectNode withAccount = choice ? FrameworkArguments.withAccount(schema) : schema;
        return new RawCallable(tool, tool.name(), schema, withAccount, ToolSchemas.compile(withAccount));
    }

    /** A raw tool; its properties are read once. */
    record RawCallable(RawTool tool, String name, ObjectNode inputSchema, ObjectNode inputSchemaWithAccount, Schema validator) implements CallableTool {
        @Override
        public String integration() {
            return integrationOf(name);
        }

        @Override
        public String title() {
            return tool.title();
        }

        @Override
        public String description() {
            return tool.description();
        }

        @Override
        public Effect effect() {
            return Effect.orWorst(tool.effect());
        }

        @Override
        public boolean idempotent() {
            return effect() == Effect.READ;
        }

        @Override
        public boolean core() {
            return tool.core();
        }

        @Override
        public boolean delegates() {
            return tool instanceof DelegatingTool;
        }

        @Override
        public @Nullable ObjectNode outputSchema() {
            return tool.outputSchema();
        }

        @Override
        public Class<?> inputType() {
            return ObjectNode.class;
        }

        @Override
        public boolean takesCredential() {
            return tool.takesCredential();
        }

        @Override
        public ToolResult invoke(Input input, CallContext context, @Nullable Credential credential) {
            ObjectNode arguments = (ObjectNode) input.value();
            return credential == null ? tool.call(arguments, context) : tool.call(arguments, context, credential);
        }
    }
}
