package io.mcphub.platform.crypto;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives one key per purpose with HKDF-SHA-256 (RFC 5869), and makes random values. */
@ApplicationScoped
public class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    HubConfig config;

    /** A key of 32 bytes, derived from {@code JWT_SECRET} for one purpose, such as {@code session-id} or {@code cursor}. */
    public byte[] derive(String purpose) {
        return hkdf(config.jwtSecret(), purpose);
    }

    /** HMAC-SHA-256 of a text, with the key of that purpose. */
    public byte[] mac(String purpose, String text) {
        return hmac(derive(purpose), text.getBytes(StandardCharsets.UTF_8));
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
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF-SHA-256 with an empty salt, one block of output. */
    public static byte[] hkdf(Secret input, String purpose) {
        byte[] prk = hmac(new byte[32], input.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(prk, block);
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
