package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.McpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The forms of an answer that a client accepts (streamable-http § Sending Messages 2). No {@code Accept} header counts as both. */
public enum AcceptHeader {
    BOTH,
    JSON_ONLY,
    STREAM_ONLY,
    NEITHER;

    /** Weight zero means "not acceptable" (RFC 9110 §12.4.2). */
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*(;.*)?");

    public static AcceptHeader of(McpHeaders headers) {
        String accept = headers.lower("Accept");
        if (accept.isEmpty()) {
            return BOTH;
        }
        List<String> ranges = Arrays.stream(accept.split(","))
                .filter(range -> range.indexOf(';') < 0 || !REFUSED.matcher(range).matches())
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        boolean any = ranges.contains("*/*");
        boolean json = any || ranges.contains("application/json") || ranges.contains("application/*");
        boolean stream = any || ranges.contains("text/event-stream") || ranges.contains("text/*");
        if (json) {
            return stream ? BOTH : JSON_ONLY;
        }
        return stream ? STREAM_ONLY : NEITHER;
    }
}
