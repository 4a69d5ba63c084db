package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.connections.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connecting an account from inside a chat (client/elicitation § URL Mode): the first call asks the client to
 * open a link, the second one waits for the browser to be done.
 */
@ApplicationScoped
public class ConnectInChat {
    private static final String STATE = "connect";

    /** The call behind an accepted request stays open so long, because "accept" means that the page was opened, not that it is done. */
    Duration patience = Duration.ofSeconds(45);

    private final Object change = new Object();

    @Inject
    Connections connections;

    @Inject
    ConnectLinks links;

    /** Where this caller connects that integration. */
    public String address(CallContext context, Connector connector) {
        return links.address(context.caller().userId(), connector.id());
    }

    /** What to throw instead of a result: a client that can opens the link; for any other it is in the text. */
    public InputRequired request(CallContext context, Connector connector) {
        String address = address(context, connector);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", "elicitation/create");
        request.putObject("params")
                .put("mode", "url")
                .put("message", "Connect your " + connector.displayName() + " account to continue.")
                .put("url", address);
        ObjectNode state = JsonNodeFactory.instance.objectNode().put(STATE, connector.id());
        return new InputRequired(Map.of(name(connector), request), state,
                HubException.of(Problem.NOT_CONNECTED, connector.displayName() + " is not connected. Open " + address
                        + " in a browser, connect the account there, then call the tool again."));
    }

    /**
     * Whether the client was asked in an earlier round and says what came of it: then it is not asked again, or it would ask
     * its user over and over. A client that says nothing of it is asked anew (basic/patterns/mrtr § Error Handling).
     */
    public boolean isAnswer(CallContext context, Connector connector) {
        boolean asked = context.state() != null && connector.id().equals(context.state().path(STATE).textValue());
        return asked && action(context, connector) != null;
    }

    /** Returns when the account is connected, at once unless the client answers such a request; {@code NOT_CONNECTED} if the user declined or is not done in time. */
    public void await(CallContext context, Connector connector) {
        if (!isAnswer(context, connector)) {
            return;
        }
        if (!"accept".equals(action(context, connector))) {
            throw HubException.of(Problem.NOT_CONNECTED, connector.displayName() + " was not connected, because the user did not agree. The tool was not called.");
        }
        if (!connectedInTime(context, connector.id())) {
            throw HubException.of(Problem.NOT_CONNECTED, connector.displayName() + " is not connected yet: the user has not finished in the browser. Open "
                    + address(context, connector) + ", then call the tool again.");
        }
    }

    void wake(@Observes ConnectionsChanged event) {
        synchronized (change) {
            change.notifyAll();
        }
    }

    private boolean connectedInTime(CallContext context, String integration) {
        long end = System.nanoTime() + patience.toNanos();
        while (!connections.works(context.caller().userId(), integration)) {
            if (context.cancelled() || System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** A second at most: the browser may have been served by another node, which wakes nobody here. */
    private void pause() {
        try {
            synchronized (change) {
                change.wait(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubException.of(Problem.NOT_CONNECTED, "The hub is stopping. Call the tool again.");
        }
    }

    private static @Nullable String action(CallContext context, Connector connector) {
        return context.inputResponses().path(name(connector)).path("action").textValue();
    }

    private static String name(Connector connector) {
        return "connect_" + connector.id();
    }
}
