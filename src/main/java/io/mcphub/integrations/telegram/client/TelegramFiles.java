package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Fetches files. Telegram's library stores them unencrypted beside its database, so each is deleted there as soon as it is read.
 */
@ApplicationScoped
public class TelegramFiles {
    private static final System.Logger LOG = System.getLogger(TelegramFiles.class.getName());
    /** The library stores files where it runs, which may be at another node. */
    private static final String UNREADABLE = "The file cannot be read on this hub. Try again. If the hub has several nodes, an admin gives all of them"
            + " the same TELEGRAM_DATA_DIR, at the same path on a shared volume.";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TelegramClient client;

    /** The content of a file that an answer names. Check its size before. */
    public byte[] fetch(Credential telegram, JsonNode file) {
        int id = file.path("id").asInt();
        try {
            return read(client.read(telegram, TelegramRequest.of("downloadFile")
                    .with("file_id", id).with("priority", 1).with("offset", 0).with("limit", 0).with("synchronous", true).within(PATIENCE)).path("local"));
        } finally {
            forget(telegram, id);
        }
    }

    /** A download that is not over would go on, and its file stay. */
    private void forget(Credential telegram, int id) {
        try {
            client.known(telegram, List.of(
                    TelegramRequest.of("cancelDownloadFile").with("file_id", id).with("only_if_pending", false), TelegramRequest.of("deleteFile").with("file_id", id)));
        } catch (HubException gone) {
            LOG.log(System.Logger.Level.WARNING, "a fetched file was not deleted: {0}", gone.problem());
        }
    }

    private static byte[] read(JsonNode local) {
        if (!local.path("is_downloading_completed").asBoolean()) {
            throw HubException.unavailable("Telegram did not deliver the whole file in time. Try again in a minute.");
        }
        try {
            return Files.readAllBytes(Path.of(local.path("path").asText()));
        } catch (IOException gone) {
            throw HubException.unreachable(UNREADABLE, gone);
        }
    }

    /** The size of a file in bytes, as far as it is known. */
    public static long size(JsonNode file) {
        return Math.max(file.path("size").asLong(), file.path("expected_size").asLong());
    }
}
