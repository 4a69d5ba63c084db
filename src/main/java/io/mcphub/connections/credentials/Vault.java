package io.mcphub.connections.credentials;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.crypto.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Encrypts credentials at rest with {@link SealedText}: the place of the value is associated data, so that an envelope
 * moved to another row or column does not open. Previous keys still read.
 */
@ApplicationScoped
public class Vault {
    @Inject
    HubConfig config;

    private volatile List<byte[]> keys;

    /** Encrypts a value for one field of one row. */
    public String seal(Secret value, String rowId, String field) {
        return SealedText.seal(keys().get(0), place(rowId, field), value.reveal());
    }

    /** Decrypts what was sealed for exactly this field of this row; anything else is an {@link IllegalStateException}. */
    public Secret open(String envelope, String rowId, String field) {
        return SealedText.open(keys(), place(rowId, field), envelope)
                .map(Secret::of)
                .orElseThrow(() -> new IllegalStateException("a stored credential does not open; is TOKENS_ENCRYPTION_KEY the right one?"));
    }

    /** Whether an envelope was sealed with the current key. */
    public boolean current(String envelope) {
        return SealedText.isSealedWith(keys().get(0), envelope);
    }

    /** NUL separates, so that no two pairs give the same text: ids and field names are our own and contain none. */
    private static String place(String rowId, String field) {
        return rowId + '\0' + field;
    }

    /** The current key first. */
    private List<byte[]> keys() {
        List<byte[]> known = keys;
        if (known == null) {
            known = Stream.concat(Stream.of(config.encryptionKey()), config.previousEncryptionKeys().stream())
                    .map(key -> Keys.hkdf(key, "vault"))
                    .toList();
            keys = known;
        }
        return known;
    }
}
