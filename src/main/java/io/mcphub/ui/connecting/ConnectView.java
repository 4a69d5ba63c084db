package io.mcphub.ui.connecting;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.connections.ConnectLink;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.platform.Problem;
import io.mcphub.ui.Browser;
import io.mcphub.ui.OwnPath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /connect/{id}}, to which a chat sends a person (client/elicitation § Phishing). It checks that the person in the
 * browser is the one in the chat, leads to the provider, and finally says that the chat can continue.
 */
@Named
@RequestScoped
public class ConnectView {
    /** What the page shows. */
    enum State {
        /** The link does not exist or has expired. */
        GONE,
        /** Another person asked for the link. */
        FOREIGN,
        /** The browser goes on to connect; there is nothing to show. */
        OPEN,
        /** It did not work. */
        FAILED,
        /** The account is connected. */
        DONE
    }

    @Inject
    ConnectLinks links;

    @Inject
    ConnectFlow flow;

    @Inject
    Connections connections;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable State state;
    private @Nullable ConnectLink link;

    /** Sends the browser on, or sets the status of the page. */
    public void enter() {
        switch (state()) {
            case GONE -> browser.status(Problem.NOT_FOUND.status());
            case FOREIGN -> browser.status(Problem.FORBIDDEN.status());
            case OPEN -> browser.goTo(wayOn());
            default -> { }
        }
    }

    /** The state in lower case: the middle of the keys of the page's texts. */
    public String getState() {
        return state().name().toLowerCase(Locale.ROOT);
    }

    /** The integration's name; empty if the link belongs to somebody else. */
    public String getIntegration() {
        return connector().map(Connector::displayName).orElse("");
    }

    /** The reason of a failure: the end of a text's key. */
    public String getReason() {
        return receipt().filter(done -> done.what().equals("error")).map(done -> Notice.failed(done.about()).key()).orElse("other_account");
    }

    /** The address of this page, to try again. */
    public String getAgain() {
        return state() == State.FAILED ? link.path() : OwnPath.CONNECTIONS;
    }

    private State state() {
        if (state == null) {
            state = find();
        }
        return state;
    }

    private State find() {
        Caller asking = caller.find().orElse(null);
        ConnectLink found = links.find(browser.link()).filter(l -> connections.connector(l.integration()).isPresent()).orElse(null);
        if (found == null || asking == null) {
            return State.GONE;
        }
        if (!found.userId().equals(asking.userId())) {
            return State.FOREIGN;
        }
        link = found;
        if (connections.works(asking.userId(), found.integration())) {
            return State.DONE;
        }
        return receipt().isEmpty() ? State.OPEN : State.FAILED;
    }

    /**
     * Where to connect: the provider, or the connections page if a token is pasted or there are several ways. That page then leads
     * back here.
     */
    private String wayOn() {
        Connector connector = connector().orElseThrow();
        // Where there are ways besides these, the person chooses; the connections page comes back with the choice.
        boolean obvious = List.of(Way.OAUTH, Way.TOKEN).containsAll(connector.connect()) || Way.OAUTH.equals(browser.parameter("way"));
        return obvious && connector.connect().contains(Way.OAUTH) && connections.problem(connector).isEmpty()
                ? flow.begin(caller.get(), link).toString()
                : OwnPath.CONNECTIONS + "?chat=" + link.id() + "#" + link.integration();
    }

    /** What the connect flow did before it came back here. Without one, the page leads on. */
    private Optional<Receipt> receipt() {
        return caller.find().flatMap(browser::receipt);
    }

    private Optional<Connector> connector() {
        return state() == State.GONE || link == null ? Optional.empty() : connections.connector(link.integration());
    }
}
