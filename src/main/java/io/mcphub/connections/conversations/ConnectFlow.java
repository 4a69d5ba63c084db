package io.mcphub.connections.conversations;

import io.mcphub.access.Caller;
import io.mcphub.access.Receipt;
import io.mcphub.access.Receipts;
import io.mcphub.connections.ConnectLink;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.Way;
import io.mcphub.platform.HubException;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Runs the OAuth way as a conversation of one redirect to the provider and one back. The state is random, stored hashed, bound to
 * the browser session, valid for ten minutes and for one use (RFC 6749 §10.12).
 */
@ApplicationScoped
public class ConnectFlow {
    @Inject
    Connections connections;

    @Inject
    Conversations conversations;

    @Inject
    Settings settings;

    @Inject
    Receipts receipts;

    /** Starts. Returns where the browser goes: to the provider, or to the connections page with an error. */
    public URI begin(Caller caller, String integration) {
        return begin(caller, integration, null, ConversationStart.CONNECTIONS);
    }

    /** As {@link #begin(Caller, String)}, to renew this connection. {@code NOT_FOUND} if it is not the caller's. */
    public URI renew(Caller caller, String integration, String connectionId) {
        return begin(caller, integration, connectionId, ConversationStart.CONNECTIONS);
    }

    /** As {@link #begin(Caller, String)}, for a person who followed a chat's link. The browser comes back to the link's page. */
    public URI begin(Caller caller, ConnectLink link) {
        if (!link.userId().equals(caller.userId())) {
            throw HubException.notFound("There is no such link.");
        }
        return begin(caller, link.integration(), null, link.path());
    }

    private URI begin(Caller caller, String integration, @Nullable String connectionId, String page) {
        Connector connector = connections.require(integration);
        if (!connector.connect().contains(Way.OAUTH)) {
            return page(caller, page, failed(ConnectProblem.NOT_CONFIGURED));
        }
        return conversations.problem(connector, Way.OAUTH)
                .map(problem -> page(caller, page, failed(problem.code())))
                .orElseGet(() -> away(conversations.begin(caller, integration, new ConversationStart(Way.OAUTH, null, connectionId, page, true))));
    }

    /**
     * Handles the provider's redirect back. Returns the next page: where it began, with a receipt, or the next step.
     */
    public URI finish(Caller caller, String integration, @Nullable String code, @Nullable String state, @Nullable String error) {
        connections.require(integration);
        return (state == null ? java.util.Optional.<Conversation>empty() : conversations.resume(caller, integration, state, code, error))
                .map(conversation -> back(caller, conversation))
                .orElseGet(() -> page(caller, ConversationStart.CONNECTIONS, failed("state")));
    }

    private URI away(Conversation begun) {
        return begun.step().kind() == Step.Kind.REDIRECT ? begun.step().url() : URI.create(settings.baseUrl() + begun.path());
    }

    private URI back(Caller caller, Conversation conversation) {
        return switch (conversation.step().kind()) {
            case DONE -> page(caller, conversation.page(), new Receipt("connected", conversation.integration()));
            case FAILED -> page(caller, conversation.page(), failed(conversation.step().problem().code()));
            default -> URI.create(settings.baseUrl() + conversation.path());
        };
    }

    private URI page(Caller caller, String path, Receipt receipt) {
        return URI.create(settings.baseUrl() + receipts.path(caller, path, receipt));
    }

    private static Receipt failed(String code) {
        return new Receipt("error", code);
    }
}
