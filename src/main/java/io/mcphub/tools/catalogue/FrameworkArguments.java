package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.tools.Format;
import io.mcphub.tools.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that tools have without declaring them: {@code cursor} if the result has {@link Rows}, {@code account} if the tool uses a
 * connection, everywhere {@code format}, {@code max_tokens} and {@code text_offset}, and {@code preview} and {@code idempotency_key} if the
 * tool writes. Only the first two are in the schema that clients are shown: the server's instructions tell the others once for all
 * tools. They are never in the input record.
 *
 * @param format the form of the text block
 * @param account which of the caller's accounts: its label, its name or the connection's id; null for the default
 * @param maxTokens how long the answer may be
 * @param textOffset from where on the longest text is shown
 * @param preview whether to show what would be sent, and to send nothing
 * @param idempotencyKey the caller's name for this call, under which it runs once; null if it has none
 */
public record FrameworkArguments(Format format, @Nullable String account, int maxTokens, int textOffset, boolean preview, @Nullable String idempotencyKey) {
    static final String CURSOR = "cursor";
    static final String PREVIEW = "preview";
    static final String IDEMPOTENCY_KEY = "idempotency_key";
    private static final String MAX_TOKENS = "max_tokens";
    private static final String TEXT_OFFSET = "text_offset";
    static final String FORMAT = "format";
    static final String ACCOUNT = "account";
    private static final int MAX_ACCOUNT = 200;
    private static final int MAX_KEY = 200;

    /** Removes those that the tool takes from validated arguments and returns them. A tool may have a {@code preview} of its own, which stays. */
    public static FrameworkArguments take(ObjectNode arguments, CallableTool tool) {
        boolean format = tool.takesFormat();
        JsonNode form = format ? arguments.remove(FORMAT) : null;
        JsonNode which = tool.takesAccount() ? arguments.remove(ACCOUNT) : null;
        JsonNode tokens = format ? arguments.remove(MAX_TOKENS) : null;
        JsonNode offset = format ? arguments.remove(TEXT_OFFSET) : null;
        JsonNode preview = tool.takesPreview() ? arguments.remove(PREVIEW) : null;
        JsonNode key = tool.takesIdempotencyKey() ? arguments.remove(IDEMPOTENCY_KEY) : null;
        return new FrameworkArguments(
                form == null ? Format.JSON : Format.of(form.textValue()),
                which == null ? null : which.textValue(),
                tokens == null ? AnswerBudget.DEFAULT_TOKENS : tokens.intValue(),
                offset == null ? 0 : offset.intValue(),
                preview != null && preview.booleanValue(),
                key == null ? null : key.textValue());
    }

    /** A copy of a schema with the arguments about the size of an answer. */
    static ObjectNode withBudget(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        ObjectNode properties = copy.withObjectProperty("properties");
        properties.putObject(MAX_TOKENS).put("type", "integer").put("minimum", AnswerBudget.LEAST_TOKENS).put("maximum", AnswerBudget.MOST_TOKENS)
                .put("description", "How long the answer may be; default " + AnswerBudget.DEFAULT_TOKENS);
        properties.putObject(TEXT_OFFSET).put("type", "integer").put("minimum", 0).put("description", "Shows the longest text from this character on");
        return copy;
    }

    /** A copy of a schema with {@code preview}. */
    static ObjectNode withPreview(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.withObjectProperty("properties").putObject(PREVIEW).put("type", "boolean").put("description", "Send nothing; show what would be sent");
        return copy;
    }

    /** A copy of a schema with {@code idempotency_key}. */
    static ObjectNode withIdempotencyKey(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.withObjectProperty("properties").putObject(IDEMPOTENCY_KEY).put("type", "string").put("minLength", 1).put("maxLength", MAX_KEY)
                .put("description", "Your name for this call; repeated within a day, it runs once and answers again");
        return copy;
    }

    /** A copy of a schema with {@code cursor}; the same schema if it has one. */
    static ObjectNode withCursor(ObjectNode schema) {
        if (schema.path("properties").has(CURSOR)) {
            return schema;
        }
        ObjectNode copy = schema.deepCopy();
        copy.withObjectProperty("properties").putObject(CURSOR).put("type", "string").put("maxLength", 2_000).put("description", "next_cursor of the page before");
        return copy;
    }

    /** A copy of a schema that does not refuse arguments which it does not name: strict clients would not send those that it leaves out. */
    static ObjectNode open(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("additionalProperties");
        return copy;
    }

    /** A copy of a schema with {@code format}. */
    static ObjectNode withFormat(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        ObjectNode property = copy.withObjectProperty("properties").putObject(FORMAT).put("type", "string");
        Format.wireNames().forEach(property.putArray("enum")::add);
        property.put("description", "Form of the text; default json");
        return copy;
    }

    /** A copy of a schema with {@code account}. */
    static ObjectNode withAccount(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.withObjectProperty("properties")
                .putObject(ACCOUNT)
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", MAX_ACCOUNT)
                .put("description", "Which account: label, name or id");
        return copy;
    }
}
