package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.nodes.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Opens a client on the directory of a session, up to the first state that the session itself decides. */
@ApplicationScoped
class Opening {
    /** Longer than the ten seconds for which the library waits for a locked directory. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String FRESH = "authorizationStateWaitTdlibParameters";

    @Inject
    TelegramApp app;

    @Inject
    SessionFolders folders;

    @Inject
    Engines engines;

    @Inject
    Leases leases;

    @Inject
    Closing closing;

    /**
     * A client that is ready or tells what it waits for. Room is made only after the lease is had: what another node holds needs none here.
     *
     * @param endedElsewhere runs when Telegram ends the session by itself
     * @throws SessionRefused if the directory does not open
     * @throws HeldElsewhere if another node has the session
     * @throws io.mcphub.platform.HubException if there is no engine, or too many are open
     */
    TdClient open(SessionKey key, Runnable endedElsewhere) throws TimeoutException, InterruptedException {
        int id = app.requireId();
        if (!leases.take(key.lease())) {
            throw new HeldElsewhere();
        }
        try {
            closing.makeRoom();
            return opened(parameters(key, folders.create(key.id()), id), endedElsewhere);
        } catch (TimeoutException | InterruptedException | RuntimeException failed) {
            leases.release(List.of(key.lease()));
            throw failed;
        }
    }

    private TdClient opened(ObjectNode parameters, Runnable endedElsewhere) throws TimeoutException, InterruptedException {
        TdClient client = engines.open();
        try {
            JsonNode answer = client.call(parameters, PATIENCE);
            if (answer.path("@type").asText().equals("error")) {
                throw new SessionRefused(answer.path("code").asInt(), answer.path("message").asText());
            }
            client.updates().await(() -> started(client.updates().authorization()), PATIENCE).orElseThrow(TimeoutException::new);
            client.updates().onLogOut(endedElsewhere);
            return client;
        } catch (TimeoutException | InterruptedException | RuntimeException failed) {
            client.send(TdClient.request("close"));
            throw failed;
        }
    }

    private static @org.jspecify.annotations.Nullable String started(String state) {
        return state.isEmpty() || state.equals(FRESH) ? null : state;
    }

    private ObjectNode parameters(SessionKey key, Path folder, int appId) {
        return JsonNodeFactory.instance.objectNode()
                .put("@type", "setTdlibParameters")
                .put("use_test_dc", false)
                .put("database_directory", folder.toString())
                .put("files_directory", folder.resolve("files").toString())
                .put("database_encryption_key", key.key().reveal())
                .put("use_file_database", true)
                .put("use_chat_info_database", true)
                .put("use_message_database", true)
                .put("use_secret_chats", false)
                .put("api_id", appId)
                .put("api_hash", app.requireHash().reveal())
                .put("system_language_code", "en")
                .put("device_model", "MCP Hub")
                .put("system_version", "")
                .put("application_version", "1.0");
    }
}
