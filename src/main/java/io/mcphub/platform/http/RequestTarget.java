package io.mcphub.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Path and Host header of a request, if they are well-formed (RFC 3986 §3.3, RFC 9110 §7.2). */
final class RequestTarget {
    /** A name or an address, and optionally a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

    /** Scheme and authority of the absolute form. */
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/]*");

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/+");

    private RequestTarget() {}

    /**
     * The decoded path of a raw target without its query (origin, absolute or asterisk form, RFC 9112 §3.2), as the server maps it:
     * without parameters of segments and doubled slashes. Empty if an escape is incomplete, if it does not decode to UTF-8, if it
     * holds a control character or a backslash, or if it has dot segments, which clients resolve themselves (RFC 3986 §5.2.4).
     */
    static Optional<String> path(String raw) {
        String path = raw.startsWith("/") ? raw : ORIGIN.matcher(raw).replaceFirst("");
        if (path.equals("*")) {
            return Optional.of(path);
        }
        if (!path.startsWith("/") && !(path.isEmpty() && !raw.isEmpty())) {
            return Optional.empty();
        }
        return decoded(path).filter(RequestTarget::hasNoDotSegments).map(RequestTarget::mapped);
    }

    private static String mapped(String path) {
        boolean plain = path.startsWith("/") && path.indexOf(';') < 0 && !path.contains("//");
        return plain ? path : SLASHES.matcher("/" + PARAMETERS.matcher(path).replaceAll("")).replaceAll("/");
    }

    static boolean isReadableHost(String host) {
        return HOST.matcher(host).matches();
    }

    private static Optional<String> decoded(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i];
            if (value == '%') {
                if (i + 2 >= bytes.length || Character.digit(bytes[i + 1], 16) < 0 || Character.digit(bytes[i + 2], 16) < 0) {
                    return Optional.empty();
                }
                value = Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16);
                i += 2;
            } else if (value < 0) {
                return Optional.empty();
            }
            if (value < 0x20 || value == 0x7f || value == '\\') {
                return Optional.empty();
            }
            decoded.put((byte) value);
        }
        return utf8(decoded.flip());
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean hasNoDotSegments(String path) {
        return !path.contains("/.") || Arrays.stream(path.split("/")).map(segment -> segment.split(";", 2)[0]).noneMatch(List.of(".", "..")::contains);
    }
}
