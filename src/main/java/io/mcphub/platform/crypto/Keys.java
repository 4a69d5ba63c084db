package io.mcphub.platform.crypto;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives one key per purpose with HKDF-SHA-256 (RFC 5869), and makes random values. */
@ApplicationScoped
public class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int LEAST_MAC = 16;

    @Inject
    HubConfig config;

    /** {@code JWT_SECRET}, and then the others that still or already read. */
    protected List<Secret> secrets() {
        return Stream.concat(Stream.of(config.jwtSecret()), config.otherJwtSecrets().stream()).toList();
    }

    /** A key of 32 bytes, derived from {@code JWT_SECRET} for one purpose, such as {@code session-id} or {@code cursor}. */
    private byte[] derive(String purpose) {
        return hkdf(secrets().get(0), purpose);
    }

    private List<byte[]> all(String purpose) {
        return secrets().stream().map(secret -> hkdf(secret, purpose)).toList();
    }

    /** Seals a text for one place with the key of that purpose. */
    public String seal(String purpose, String place, String text) {
        return SealedText.seal(derive(purpose), place, text);
    }

    /** Opens what this or another node sealed so; empty if it did not. */
    public Optional<String> open(String purpose, String place, String envelope) {
        return SealedText.open(all(purpose), place, envelope);
    }

    /** Whether a text was sealed with the secret that is written now. */
    public boolean isCurrent(String purpose, String envelope) {
        return SealedText.isSealedWith(derive(purpose), envelope);
    }

    /** HMAC-SHA-256 of a text, with the key of that purpose. */
    public byte[] mac(String purpose, String text) {
        return hmac(derive(purpose), bytes(text));
    }

    /** All that {@link #mac} gives on nodes whose secret this one reads; its own first. To find what is stored by it. */
    public List<byte[]> macs(String purpose, String text) {
        return all(purpose).stream().map(key -> hmac(key, bytes(text))).toList();
    }

    /** Whether this or another node made this MAC of the text, or the first bytes of it, {@link #LEAST_MAC} at least. */
    public boolean isMac(String purpose, String text, byte[] mac) {
        return mac.length >= LEAST_MAC && macs(purpose, text).stream().anyMatch(whole -> MessageDigest.isEqual(Arrays.copyOf(whole, mac.length), mac));
    }

    /** 256 random bits as base64url without padding. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 as base64url. Store values this way that are only compared. */
    public static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(value));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF-SHA-256 with an empty salt, one block of output. */
    public static byte[] hkdf(Secret input, String purpose) {
        byte[] prk = hmac(new byte[32], bytes(input.reveal()));
        byte[] info = bytes(purpose);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(prk, block);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
