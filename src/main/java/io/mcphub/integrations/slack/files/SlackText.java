package io.mcphub.integrations.slack.files;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes as text, and a piece of it that fits a small context. */
final class SlackText {
    private static final int DEFAULT_PIECE = 20_000;

    private SlackText() {}

    /** A piece of a text. */
    record Piece(String text, int total, @Nullable Integer nextOffset) {}

    /** The text in UTF-8; null if these bytes are no text. */
    static @Nullable String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (java.nio.charset.CharacterCodingException e) {
            return null;
        }
    }

    /** From an offset on, {@value #DEFAULT_PIECE} characters at most. */
    static Piece piece(String text, @Nullable Integer offset) {
        int start = Math.min(offset == null ? 0 : offset, text.length());
        int end = Math.min(start + DEFAULT_PIECE, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return new Piece(text.substring(start, end), text.length(), end < text.length() ? end : null);
    }
}
