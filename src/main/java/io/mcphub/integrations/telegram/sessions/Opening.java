package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
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

    /** A client that is ready or tells what it waits for. Throws {@link SessionRefused} if the directory does not open. */
    TdClient open(SessionKey key) throws TimeoutException, InterruptedException {
        ObjectNode parameters = parameters(key, folders.create(key.id()));
        TdClient client = engines.open();
        try {
            JsonNode answer = client.call(parameters, PATIENCE);
            if (answer.path("@type").asText().equals("error")) {
                throw new SessionRefused(answer.path("code").asInt(), answer.path("message").asText());
            }
            client.updates().await(() -> started(client.updates().authorization()), PATIENCE).orElseThrow(TimeoutException::new);
            return client;
        } catch (TimeoutException | InterruptedException | RuntimeException failed) {
            client.send(TdClient.request("close"));
            throw failed;
        }
    }

    private static @org.jspecify.annotations.Nullable String started(String state) {
        return state.isEmpty() || state.equals(FRESH) ? null : state;
    }

    private ObjectNode parameters(SessionKey key, Path folder) {
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
                .put("api_id", app.requireId())
                .put("api_hash", app.requireHash().reveal())
                .put("system_language_code", "en")
                .put("device_model", "MCP Hub")
                .put("system_version", "")
                .put("application_version", "1.0");
    }
}
