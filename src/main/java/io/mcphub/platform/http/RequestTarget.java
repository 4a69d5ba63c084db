package io.mcphub.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether path and Host header of a request are well-formed (RFC 3986 §3.3, RFC 9110 §7.2). */
final class RequestTarget {
    /** A name or an address, and optionally a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(:[0-9]{0,5})?");

    private RequestTarget() {}

    /**
     * Whether a raw path without its query (origin, absolute or asterisk form, RFC 9112 §3.2) is well-formed: every escape is
     * complete, it decodes to UTF-8 without NUL, control characters and backslashes, and it does not climb above the root.
     */
    static boolean isReadablePath(String raw) {
        if (!raw.startsWith("/") && !raw.startsWith("http://") && !raw.startsWith("https://") && !raw.equals("*")) {
            return false;
        }
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i];
            if (value == '%') {
                if (i + 2 >= bytes.length || Character.digit(bytes[i + 1], 16) < 0 || Character.digit(bytes[i + 2], 16) < 0) {
                    return false;
                }
                value = Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16);
                i += 2;
            } else if (value < 0) {
                return false;
            }
            if (value < 0x20 || value == 0x7f || value == '\\') {
                return false;
            }
            decoded.put((byte) value);
        }
        return staysBelowRoot(decoded.flip());
    }

    static boolean isReadableHost(String host) {
        return HOST.matcher(host).matches();
    }

    private static boolean staysBelowRoot(ByteBuffer decoded) {
        try {
            int depth = 0;
            for (String segment : StandardCharsets.UTF_8.newDecoder().decode(decoded).toString().split("/")) {
                depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
                if (depth < 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
