package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.BegunCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Checks that each argument a tool declares with {@code x-mcp-header} also comes as an equal {@code Mcp-Param-*} header
 * (streamable-http § Server Behavior for Custom Headers). Skips tools that the caller cannot see.
 */
@ApplicationScoped
public class ParamHeaders {
    private static final String KEYWORD = "x-mcp-header";

    /** Throws {@code -32020} at the first difference. A tool that is called through another tool has no headers of its own. */
    void check(Exchange exchange, BegunCall begun, ObjectNode arguments) {
        if (exchange.version().isModern() && begun.verdict().shows() && !begun.isDelegated()) {
            begun.tool()
                    .map(RegisteredTool::inputSchema)
                    .ifPresent(schema -> walk(schema, arguments, exchange.http().headers()));
        }
    }

    private static void walk(JsonNode schema, JsonNode value, McpHeaders headers) {
        schema.path("properties").fields().forEachRemaining(property -> {
            JsonNode member = value.path(property.getKey());
            JsonNode header = property.getValue().path(KEYWORD);
            if (header.isTextual()) {
                compare(McpHeaders.PARAM_PREFIX + header.textValue(), member, headers);
            }
            walk(property.getValue(), member, headers);
        });
    }

    private static void compare(String name, JsonNode member, McpHeaders headers) {
        Optional<String> sent = headers.findDecoded(name);
        boolean agrees = member.isMissingNode() || member.isNull() ? sent.isEmpty() : sent.filter(text -> same(text, member)).isPresent();
        if (!agrees) {
            throw JsonRpcException.headerMismatch("The header " + name + " is missing or differs from the argument.");
        }
    }

    private static boolean same(String text, JsonNode member) {
        if (!member.isNumber()) {
            return text.equals(member.asText());
        }
        try {
            return text.length() <= 40 && new BigDecimal(text).compareTo(member.decimalValue()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
