package io.mcphub.connections;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Keys;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts credentials at rest: AES-256-GCM with a fresh nonce, the key's id in the envelope
 * ({@code v1.<kid>.<base64url of nonce and ciphertext>}) and the place of the value as associated data, so that an envelope
 * moved to another row or column does not open. Previous keys still read.
 */
@ApplicationScoped
public class Vault {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    HubConfig config;

    private volatile Map<String, SecretKeySpec> keys;

    /** Encrypts a value for one field of one row. */
    public String seal(Secret value, String rowId, String field) {
        var current = keys().entrySet().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current.getValue(), nonce, place(rowId, field), value.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] body = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        return VERSION + "." + current.getKey() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    }

    /** Decrypts what was sealed for exactly this field of this row; anything else is an {@link IllegalStateException}. */
    public Secret open(String envelope, String rowId, String field) {
        String[] parts = envelope.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new IllegalStateException("not an envelope of the vault");
        }
        SecretKeySpec key = keys().get(parts[1]);
        if (key == null) {
            throw new IllegalStateException("no key for the stored credential; is TOKENS_ENCRYPTION_KEY the right one?");
        }
        return Secret.of(new String(decrypt(key, parts[2], place(rowId, field)), StandardCharsets.UTF_8));
    }

    /** Whether an envelope was sealed with the current key. */
    public boolean current(String envelope) {
        return envelope.startsWith(VERSION + "." + keys().keySet().iterator().next() + ".");
    }

    private static byte[] decrypt(SecretKeySpec key, String encoded, byte[] place) {
        byte[] body;
        try {
            body = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("not an envelope of the vault", e);
        }
        if (body.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException("not an envelope of the vault");
        }
        byte[] nonce = java.util.Arrays.copyOf(body, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, key, nonce, place, java.util.Arrays.copyOfRange(body, NONCE_BYTES, body.length));
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] place, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored credential does not open", e);
        }
    }

    /** NUL separates, so that no two pairs give the same bytes: ids and field names are our own and contain none. */
    private static byte[] place(String rowId, String field) {
        return (rowId + '\0' + field).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, SecretKeySpec> keys() {
        Map<String, SecretKeySpec> known = keys;
        if (known == null) {
            known = new LinkedHashMap<>();
            add(known, config.encryptionKey());
            for (Secret previous : config.previousEncryptionKeys()) {
                add(known, previous);
            }
            keys = known;
        }
        return known;
    }

    private static void add(Map<String, SecretKeySpec> known, Secret key) {
        String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(Keys.hkdf(key, "vault-key-id"), 6));
        known.putIfAbsent(kid, new SecretKeySpec(Keys.hkdf(key, "vault"), "AES"));
    }
}
