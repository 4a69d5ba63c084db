package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.KeptUpdates;
import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A running engine with the one thread that reads from it and hands each line to its client. */
final class Engine {
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final double PATIENCE = 1.0;
    private static final String CLIENT = "@client_id";

    /** Lenient about duplicate members, because the engine writes the JSON. */
    private static final ObjectMapper READER = Json.mapper().copy().configure(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION, false);

    private final Tdlib tdlib;
    private final Map<Integer, TdClient> clients = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Engine(Tdlib tdlib) {
        this.tdlib = tdlib;
    }

    static Engine start(Tdlib tdlib) {
        Engine engine = new Engine(tdlib);
        Thread reader = new Thread(engine::read, "telegram-updates");
        reader.setDaemon(true);
        reader.start();
        return engine;
    }

    boolean isEnded() {
        return ended;
    }

    /** A new client. Throws {@link TdlibGone} if the engine has ended. */
    TdClient open() {
        int id = tdlib.create();
        TdClient client = new TdClient(id, tdlib);
        clients.put(id, client);
        if (ended) {
            client.gone();
            throw new TdlibGone("the engine has ended");
        }
        return client;
    }

    void forget(TdClient client) {
        clients.values().remove(client);
    }

    private void read() {
        try {
            while (true) {
                received(tdlib.receive(PATIENCE));
            }
        } catch (TdlibGone end) {
            LOG.log(System.Logger.Level.DEBUG, "the engine has ended: {0}", end.getMessage());
        } finally {
            ended = true;
            clients.values().forEach(TdClient::gone);
        }
    }

    private void received(@Nullable String line) {
        if (line == null || !KeptUpdates.keeps(line)) {
            return;
        }
        try {
            JsonNode message = READER.readTree(line);
            TdClient client = clients.get(message.path(CLIENT).asInt());
            if (client != null && message instanceof ObjectNode object) {
                object.remove(CLIENT);
                client.received(object);
            }
        } catch (JsonProcessingException | RuntimeException strange) {
            // The line itself is somebody's content.
            LOG.log(System.Logger.Level.WARNING, "a line of the engine was not understood: {0}", strange.getClass().getName());
        }
    }
}
