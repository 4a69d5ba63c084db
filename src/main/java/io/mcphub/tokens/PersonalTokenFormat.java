package io.mcphub.tokens;

import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The form of a personal access token: {@code mcphub_pat_}, 256 random bits as base64url, CRC-32 as eight hexadecimal digits.
 * Scanners recognise a leaked token by it, and a mistyped one needs no query. The checksum does not add security.
 */
final class PersonalTokenFormat {
    static final String PREFIX = "mcphub_pat_";
    private static final int RANDOM_LENGTH = 43;
    private static final int LENGTH = PREFIX.length() + RANDOM_LENGTH + 8;

    private PersonalTokenFormat() {}

    static Secret create() {
        String random = Keys.random();
        return Secret.of(PREFIX + random + checksum(random));
    }

    static boolean matches(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX)) {
            return false;
        }
        String random = token.substring(PREFIX.length(), PREFIX.length() + RANDOM_LENGTH);
        return token.endsWith(checksum(random));
    }

    private static String checksum(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
