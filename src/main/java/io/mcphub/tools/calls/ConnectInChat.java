package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.queue.Timer;
import io.mcphub.platform.queue.Workers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person connect an account from inside a chat (client/elicitation § URL Mode). The first call asks the client to open a
 * link; the repeated call continues when the account is connected.
 */
@ApplicationScoped
public class ConnectInChat {
    private static final String STATE = "connect";
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** How long the repeated call waits for the person: "accept" means that the link was opened, not that the account is connected. */
    Duration patience = Duration.ofSeconds(45);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    @Inject
    Workers workers;

    @Inject
    Timer timer;

    @Inject
    Connections connections;

    @Inject
    ConnectLinks links;

    /** The link where this caller connects that integration. */
    public String address(CallContext context, Connector connector) {
        return links.address(context.caller().userId(), connector.id());
    }

    /** The exception to throw: a client that can opens the link; any other gets it in the text. */
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
     * Whether the client has already answered this question, so that it is not asked again and again. A client without an answer is
     * asked anew (basic/patterns/mrtr § Error Handling).
     */
    public boolean isAnswer(CallContext context, Connector connector) {
        boolean asked = context.state() != null && connector.id().equals(context.state().path(STATE).textValue());
        return asked && action(context, connector) != null;
    }

    /**
     * Runs {@code next} at once, unless the client reports that its user is connecting the account right now. Then it runs when the
     * account is connected, the time is over or the client has gone. Holds no thread meanwhile.
     */
    void whenReady(CallContext context, Runnable next) {
        Optional<Connector> connector = beingConnected(context);
        if (connector.isEmpty()) {
            next.run();
            return;
        }
        Waiting wait = new Waiting(context, connector.get().id(), System.nanoTime() + patience.toNanos(), next);
        waiting.add(wait);
        context.onCancel(() -> resume(wait));
        look(wait);
    }

    /** Throws {@code NOT_CONNECTED} if the client was asked and the user declined or did not finish in time. */
    public void requireAgreed(CallContext context, Connector connector) {
        if (!isAnswer(context, connector)) {
            return;
        }
        if (!"accept".equals(action(context, connector))) {
            throw HubException.of(Problem.NOT_CONNECTED, connector.displayName() + " was not connected, because the user did not agree. The tool was not called.");
        }
        if (!connections.works(context.caller().userId(), connector.id())) {
            throw HubException.of(Problem.NOT_CONNECTED, connector.displayName() + " is not connected yet: the user has not finished in the browser. Open "
                    + address(context, connector) + ", then call the tool again.");
        }
    }

    void wake(@Observes ConnectionsChanged event) {
        waiting.stream().filter(wait -> wait.userId().equals(event.userId())).forEach(wait -> workers.execute(() -> look(wait)));
    }

    private Optional<Connector> beingConnected(CallContext context) {
        return Optional.ofNullable(context.state())
                .map(state -> state.path(STATE).textValue())
                .flatMap(connections::connector)
                .filter(connector -> "accept".equals(action(context, connector)))
                .filter(connector -> !connections.works(context.caller().userId(), connector.id()));
    }

    /** Looks every second, because another node may have served the browser, and its events do not reach this one. */
    private void look(Waiting wait) {
        if (wait.isOver(System.nanoTime()) || connections.works(wait.userId(), wait.integration())) {
            resume(wait);
        } else if (wait.claimNextLook()) {
            timer.after(EVERY, () -> workers.execute(() -> lookAgain(wait)));
        }
    }

    private void lookAgain(Waiting wait) {
        wait.lookIsDone();
        if (waiting.contains(wait)) {
            look(wait);
        }
    }

    private void resume(Waiting wait) {
        if (waiting.remove(wait)) {
            wait.next().run();
        }
    }

    private static @Nullable String action(CallContext context, Connector connector) {
        return context.inputResponses().path(name(connector)).path("action").textValue();
    }

    private static String name(Connector connector) {
        return "connect_" + connector.id();
    }

    /** A call that waits for its user. It has identity, not value equality. */
    private static final class Waiting {
        private final CallContext context;
        private final String integration;
        private final long endNanos;
        private final Runnable next;
        private final AtomicBoolean looking = new AtomicBoolean();

        Waiting(CallContext context, String integration, long endNanos, Runnable next) {
            this.context = context;
            this.integration = integration;
            this.endNanos = endNanos;
            this.next = next;
        }

        String userId() {
            return context.caller().userId();
        }

        String integration() {
            return integration;
        }

        Runnable next() {
            return next;
        }

        boolean isOver(long nowNanos) {
            return context.cancelled() || nowNanos - endNanos >= 0;
        }

        /** Whether the next look must be scheduled; true once. */
        boolean claimNextLook() {
            return looking.compareAndSet(false, true);
        }

        void lookIsDone() {
            looking.set(false);
        }
    }
}
