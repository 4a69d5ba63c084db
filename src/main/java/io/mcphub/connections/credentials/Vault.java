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
 * Encrypts stored credentials with {@link SealedText}. Row and column are associated data, so a value that is copied to another
 * place does not open. Previous keys can still open values.
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

    /** Decrypts a value of exactly this field of this row. Throws {@link IllegalStateException} if it does not open. */
    public Secret open(String envelope, String rowId, String field) {
        return SealedText.open(keys(), place(rowId, field), envelope)
                .map(Secret::of)
                .orElseThrow(() -> new IllegalStateException("a stored credential does not open; is TOKENS_ENCRYPTION_KEY the right one?"));
    }

    /** Whether an envelope was sealed with the current key. */
    public boolean current(String envelope) {
        return SealedText.isSealedWith(keys().get(0), envelope);
    }

    /** NUL separates the two, because ids and field names never contain it. */
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
