package io.mcphub.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts text with AES-256-GCM (NIST SP 800-38D) and a fresh nonce: {@code v1.<key id>.<nonce and ciphertext>}. The row's
 * identity is associated data, so a ciphertext that is copied to another row does not open.
 */
public final class SealedText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private SealedText() {}

    /** Seals a text for one row under a key of 32 bytes. */
    public static String seal(byte[] key, String row, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, row).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
            return "v1." + keyId(key) + "." + ENCODER.encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text, opened with whichever key sealed it. Empty if none of the keys fits, or if row or envelope were changed. */
    public static Optional<String> open(List<byte[]> keys, String row, String envelope) {
        String[] parts = envelope.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            return Optional.empty();
        }
        return keys.stream().filter(k -> keyId(k).equals(parts[1])).findFirst().flatMap(k -> open(k, row, parts[2]));
    }

    /** Whether the envelope names this key. */
    public static boolean isSealedWith(byte[] key, String envelope) {
        return envelope.startsWith("v1." + keyId(key) + ".");
    }

    private static Optional<String> open(byte[] key, String row, String sealed) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed);
            if (both.length < NONCE_BYTES + TAG_BITS / 8) {
                return Optional.empty();
            }
            byte[] nonce = java.util.Arrays.copyOf(both, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String keyId(byte[] key) {
        return Keys.hash(ENCODER.encodeToString(key)).substring(0, 8);
    }
}
