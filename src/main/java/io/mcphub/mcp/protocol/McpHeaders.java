package io.mcphub.mcp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of one request, by case-insensitive name (streamable-http § Case Sensitivity). */
public final class McpHeaders {
    public static final String VERSION = "MCP-Protocol-Version";
    static final String METHOD = "Mcp-Method";
    static final String NAME = "Mcp-Name";
    public static final String PARAM_PREFIX = "Mcp-Param-";
    public static final String SESSION = "Mcp-Session-Id";

    private static final String BASE64_START = "=?base64?";
    private static final String BASE64_END = "?=";

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public McpHeaders(Map<String, String> headers) {
        headers.forEach((name, value) -> values.put(name, value.strip()));
    }

    /** The value, without surrounding white space. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value in lower case, or an empty text. */
    public String lower(String name) {
        return find(name).orElse("").toLowerCase(Locale.ROOT);
    }

    /** The value, decoded from {@code =?base64?…?=}. Throws {@code -32020} if that is not possible (streamable-http § Value Encoding). */
    public Optional<String> findDecoded(String name) {
        return find(name).map(value -> decode(name, value));
    }

    private static String decode(String name, String value) {
        boolean encoded = value.length() >= BASE64_START.length() + BASE64_END.length()
                && value.startsWith(BASE64_START) && value.endsWith(BASE64_END);
        if (!encoded) {
            return plain(name, value);
        }
        String inner = value.substring(BASE64_START.length(), value.length() - BASE64_END.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(inner);
            // Accepts only the canonical form: the JDK's decoder also takes missing padding and stray trailing bits.
            if (!Base64.getEncoder().encodeToString(bytes).equals(inner)) {
                throw undecodable(name);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw undecodable(name);
        }
    }

    private static String plain(String name, String value) {
        if (value.chars().anyMatch(c -> c != '\t' && (c < 0x20 || c > 0x7E))) {
            throw undecodable(name);
        }
        return value;
    }

    private static JsonRpcException undecodable(String name) {
        return JsonRpcException.headerMismatch("The header " + name + " cannot be decoded.");
    }
}
