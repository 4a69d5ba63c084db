package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.tools.Format;
import io.mcphub.tools.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that tools have without declaring them: {@code format} if the result has {@link Rows}, {@code account} if the tool uses
 * a connection. They are in the schema but never in the input record.
 *
 * @param format the form of the text block
 * @param account which of the caller's accounts: its label, its name or the connection's id; null for the default
 */
public record FrameworkArguments(Format format, @Nullable String account) {
    static final String FORMAT = "format";
    static final String ACCOUNT = "account";
    private static final int MAX_ACCOUNT = 200;

    /** Removes them from validated arguments and returns them. */
    public static FrameworkArguments take(ObjectNode arguments, boolean format, boolean account) {
        JsonNode form = format ? arguments.remove(FORMAT) : null;
        JsonNode which = account ? arguments.remove(ACCOUNT) : null;
        return new FrameworkArguments(form == null ? Format.JSON : Format.of(form.textValue()), which == null ? null : which.textValue());
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
                .put("description", "Which of your accounts: label, name or connection id; default the default account");
        return copy;
    }
}
