package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.listening.ListKind;
import io.mcphub.mcp.listening.ListenStreams;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code subscriptions/listen} (patterns/subscriptions): a stream that acknowledges, announces changes, and ends with the result.
 * Only changes of lists are offered; the acknowledgement leaves out anything else that was asked for.
 */
@ApplicationScoped
public class ListenHandler {
    private static final String RESOURCES = "resourceSubscriptions";

    @Inject
    ListenStreams streams;

    @Inject
    OptionalMethods methods;

    /** Opens the stream. {@link ListenStreams} sends the result when it ends; the one returned here is never sent. */
    HandlerResult handle(Exchange exchange) {
        Set<ListKind> wanted = wanted(exchange.params().get("notifications"));
        wanted.removeIf(kind -> !offered(kind));
        streams.open(exchange, wanted);
        return HandlerResult.empty();
    }

    private static Set<ListKind> wanted(JsonNode filter) {
        if (!(filter instanceof ObjectNode)) {
            throw JsonRpcException.invalidParams("params.notifications must be an object.");
        }
        Set<ListKind> wanted = EnumSet.noneOf(ListKind.class);
        for (ListKind kind : ListKind.values()) {
            JsonNode flag = filter.path(kind.filter());
            if (!flag.isMissingNode() && !flag.isBoolean()) {
                throw JsonRpcException.invalidParams("params.notifications." + kind.filter() + " must be true or false.");
            }
            if (flag.booleanValue()) {
                wanted.add(kind);
            }
        }
        checkResources(filter.path(RESOURCES));
        return wanted;
    }

    private static void checkResources(JsonNode uris) {
        boolean texts = uris.isArray();
        for (JsonNode uri : uris) {
            texts &= uri.isTextual();
        }
        if (!uris.isMissingNode() && !texts) {
            throw JsonRpcException.invalidParams("params.notifications." + RESOURCES + " must be an array of strings.");
        }
    }

    private boolean offered(ListKind kind) {
        return methods.capabilities(ProtocolVersion.V2026_07_28).path(kind.capability()).path("listChanged").booleanValue();
    }
}
