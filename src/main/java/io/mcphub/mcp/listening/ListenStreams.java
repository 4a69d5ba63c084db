package io.mcphub.mcp.listening;

import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.tools.ToolsListHandler;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.settings.SettingsChanged;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.UserChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clients that listen in this process. An event only marks the streams that it may concern. A check of a marked stream reads
 * its token and its tools again. So a stream announces real changes only, and ends with its token.
 */
@ApplicationScoped
public class ListenStreams {
    /** The container notices a closed connection at the third write at the latest. */
    static final int KEEP_ALIVE_SECONDS = 5;
    /** Checks even without an event, because some changes cause none here: expiry, and changes by another process. */
    static final int CHECK_SECONDS = 30;
    private static final int MOST_SECONDS = 3600;
    private static final System.Logger LOG = System.getLogger(ListenStreams.class.getName());

    private static final String LISTS = "lists";
    private static final String CREDENTIALS = "credentials";

    /** In the order of opening. Few enough for one lock. */
    private final Set<ListenStream> streams = new LinkedHashSet<>();

    @Inject
    HubConfig config;

    @Inject
    HubClock clock;

    @Inject
    LiveCallers callers;

    @Inject
    ToolsListHandler toolsList;

    @Inject
    Broadcast broadcast;

    /**
     * Acknowledges the subscription and keeps the stream. Throws 406 if the client accepts no stream, 429 with {@code -32603} if
     * there are too many.
     */
    public void open(Exchange exchange, Set<ListKind> kinds) {
        ListenStream stream = new ListenStream(exchange, kinds);
        admit(stream);
        try {
            // Read before the acknowledgement, so that every later change is announced.
            stream.tools(tools(exchange, exchange.caller()));
            if (!exchange.reply().hold()) {
                throw new JsonRpcException(406, JsonRpcError.INVALID_REQUEST, "subscriptions/listen answers as a stream. Accept text/event-stream.");
            }
        } catch (RuntimeException refused) {
            remove(stream);
            throw refused;
        }
        stream.acknowledge();
    }

    private void admit(ListenStream stream) {
        synchronized (streams) {
            int all = config.number("MCP_MAX_STREAMS", 1024);
            int own = config.number("MCP_MAX_STREAMS_PER_USER", 8);
            if (streams.size() >= all) {
                throw full("The hub has " + all + " streams open, which is its limit. Try again later.");
            }
            if (streams.stream().filter(s -> s.userId().equals(stream.userId())).count() >= own) {
                throw full("You have " + own + " streams open. Close one first.");
            }
            streams.add(stream);
        }
    }

    private static JsonRpcException full(String message) {
        return new JsonRpcException(429, JsonRpcError.INTERNAL_ERROR, message, null, Map.of("Retry-After", "15"));
    }

    private void remove(ListenStream stream) {
        synchronized (streams) {
            streams.remove(stream);
        }
    }

    public List<ListenStream> all() {
        synchronized (streams) {
            return List.copyOf(streams);
        }
    }

    /** Runs once a second: writes comments and ends streams that are too old. Never waits. */
    public void tick() {
        all().forEach(stream -> tick(stream, stream.seconds()));
    }

    void tick(ListenStream stream, long seconds) {
        if (!stream.keepAlive(seconds)) {
            remove(stream);
        } else if (seconds >= MOST_SECONDS || stream.exchange().caller().hasExpired(clock.now())) {
            end(stream);
        }
    }

    /** Checks every stream that is due or was marked by an event. May wait for the database. */
    public void check() {
        all().stream().filter(stream -> stream.checkIsDue(stream.seconds())).forEach(this::check);
    }

    private void check(ListenStream stream) {
        try {
            Optional<Caller> caller = callers.find(stream.exchange().http());
            if (caller.isEmpty()) {
                end(stream);
            } else if (stream.hears(ListKind.TOOLS)) {
                stream.tools(tools(stream.exchange(), caller.get()));
            }
        } catch (RuntimeException unknown) {
            LOG.log(System.Logger.Level.WARNING, "a listening stream could not be looked at; it will be again", unknown);
            stream.suspect();
        }
    }

    /** A digest of what {@code tools/list} would answer this client. */
    private String tools(Exchange exchange, Caller caller) {
        return Keys.hash(Json.write(toolsList.tools(exchange.as(caller))));
    }

    private void end(ListenStream stream) {
        remove(stream);
        stream.end();
    }

    void changed(@Observes ListChanged change) {
        all().forEach(stream -> stream.changed(change.kind()));
        broadcast.tell(LISTS, change.kind().name());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionsChanged change) {
        suspect(change.userId());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
        suspect(change.userId());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CredentialsChanged change) {
        suspect(change.userId());
        broadcast.tell(CREDENTIALS, change.userId());
    }

    void changed(@Observes SettingsChanged change) {
        all().forEach(ListenStream::suspect);
    }

    /** What other nodes changed concerns streams of this one. */
    void heard(@Observes Heard news) {
        switch (news.topic()) {
            case LISTS -> all().forEach(stream -> stream.changed(ListKind.valueOf(news.key())));
            case CREDENTIALS, "people", "connections" -> suspect(news.key());
            case "settings" -> all().forEach(ListenStream::suspect);
            default -> { }
        }
    }

    private void suspect(String userId) {
        all().stream().filter(stream -> userId.isEmpty() || stream.userId().equals(userId)).forEach(ListenStream::suspect);
    }

    /** Runs while the server can still write, which it may not when beans are destroyed. */
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        stop();
    }

    /** Ends all streams with their results. */
    public void stop() {
        all().forEach(this::end);
    }
}
