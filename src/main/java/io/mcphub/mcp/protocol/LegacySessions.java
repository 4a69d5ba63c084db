package io.mcphub.mcp.protocol;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Session ids that carry their own content (2025-11-25 basic/transports § Session Management):
 * {@code v2.<nonce, version, capabilities, user, time>.<signature>}. So any node serves any session, also after a restart. The
 * version is stored as text, so that adding a revision keeps old ids valid. Older ids ({@code v1}) store a number instead. An id is
 * bound to its user but does not authenticate: every request still needs a token. Ids do not expire, because many clients do not
 * initialize again when a session is gone.
 */
@ApplicationScoped
public class LegacySessions {
    private static final String PURPOSE = "session-id";
    private static final String PRINCIPAL = "principal:";
    private static final String PREFIX = "v2.";
    private static final String OLD_PREFIX = "v1.";
    /** The meaning of the number in a {@code v1} id. Never change it. */
    private static final List<String> OLD_VERSIONS = List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
    private static final int VERSION = 10;
    private static final int NONCE = 16;
    private static final int MAC = 32;
    private static final int PAYLOAD = NONCE + VERSION + 1 + MAC + Long.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    /** A new id for what this user's client negotiated. */
    public String issue(String userId, LegacySession session) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .put(nonce)
                .put(bytes(session.version().wire()))
                .put(session.client().bits())
                .put(principal(userId))
                .putLong(clock.now().toEpochMilli())
                .array();
        String signed = PREFIX + encode(payload);
        return signed + "." + encode(keys.mac(PURPOSE, signed));
    }

    /** The session in the id, if the hub issued it to this user. */
    Optional<LegacySession> find(String userId, String id) {
        int dot = id.lastIndexOf('.');
        if (!id.startsWith(PREFIX) && !id.startsWith(OLD_PREFIX) || dot < PREFIX.length() || id.length() > 256) {
            return Optional.empty();
        }
        String signed = id.substring(0, dot);
        if (!isSigned(signed, id.substring(dot + 1))) {
            return Optional.empty();
        }
        ByteBuffer payload = ByteBuffer.wrap(Base64.getUrlDecoder().decode(signed.substring(PREFIX.length())));
        payload.position(NONCE);
        return ProtocolVersion.find(version(payload, id.startsWith(OLD_PREFIX))).flatMap(version -> read(userId, version, payload));
    }

    /** Compares text, not bytes: Base64 can write the same bytes in several ways, and only one is valid here. */
    private boolean isSigned(String signed, String mac) {
        return keys.macs(PURPOSE, signed).stream().anyMatch(own -> MessageDigest.isEqual(bytes(encode(own)), bytes(mac)));
    }

    private static String version(ByteBuffer payload, boolean old) {
        if (old) {
            return OLD_VERSIONS.get(payload.get());
        }
        byte[] text = new byte[VERSION];
        payload.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private Optional<LegacySession> read(String userId, ProtocolVersion version, ByteBuffer payload) {
        byte[] owner = new byte[MAC];
        ClientCapabilities client = ClientCapabilities.ofBits(payload.get());
        payload.get(owner);
        return keys.isMac(PURPOSE, PRINCIPAL + userId, owner) ? Optional.of(new LegacySession(version, client)) : Optional.empty();
    }

    // Signs another text than ids do, so that this value can never pass as an id's signature.
    private byte[] principal(String userId) {
        return keys.mac(PURPOSE, PRINCIPAL + userId);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
