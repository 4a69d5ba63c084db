package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** gzip of bodies (RFC 9110 §8.4): of requests that use it, and of answers to clients that take it. */
final class ContentCoding {
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Set<String> NONE = Set.of("", "identity");
    /** Below this, compressing costs more than it saves. */
    private static final int SMALLEST = 2048;

    private ContentCoding() {}

    /** Whether the hub can read a request in this coding. */
    static boolean isKnown(McpHeaders headers) {
        String coding = headers.lower("Content-Encoding");
        return NONE.contains(coding) || GZIP.contains(coding);
    }

    /** The plain body, at most so many bytes of it; inflating stops there. {@code -32700} with status 400 if it is no gzip. */
    static byte[] read(InputStream body, McpHeaders headers, int most) throws IOException {
        if (!GZIP.contains(headers.lower("Content-Encoding"))) {
            return body.readNBytes(most);
        }
        try (InputStream plain = new GZIPInputStream(body)) {
            return plain.readNBytes(most);
        } catch (ZipException | EOFException broken) {
            throw new JsonRpcException(400, JsonRpcError.PARSE_ERROR, "The body is no complete gzip. Send it again, or without Content-Encoding.");
        }
    }

    /** Whether an answer of this length is to be compressed for the client. */
    static boolean isWanted(McpHeaders headers, int length) {
        return length >= SMALLEST && Arrays.stream(headers.lower("Accept-Encoding").split(",")).anyMatch(coding -> accepts(coding.strip()));
    }

    /** The bytes as gzip. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static boolean accepts(String coding) {
        return coding.equals("gzip") || (coding.startsWith("gzip;") && !coding.matches(".*q=0(\\.0*)?"));
    }
}
