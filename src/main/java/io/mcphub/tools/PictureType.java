package io.mcphub.tools;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells the kind of a picture from its first bytes, because names and senders err: models refuse what is no picture. */
final class PictureType {
    private PictureType() {}

    /** The media type; null if it is none that models take. */
    static @Nullable String of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
    }
}
