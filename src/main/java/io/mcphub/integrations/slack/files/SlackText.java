package io.mcphub.integrations.slack.files;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes text, and cuts out a piece that fits a small context. */
final class SlackText {
    private static final int DEFAULT_PIECE = 20_000;

    private SlackText() {}

    /**
     * A piece of a text.
     *
     * @param text the piece
     * @param total the length of the whole text
     * @param nextOffset where the next piece begins; null at the end
     */
    record Piece(String text, int total, @Nullable Integer nextOffset) {}

    /** The bytes as UTF-8; null if they are not text. */
    static @Nullable String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (java.nio.charset.CharacterCodingException e) {
            return null;
        }
    }

    /** The piece from an offset on, at most {@value #DEFAULT_PIECE} characters. */
    static Piece piece(String text, @Nullable Integer offset) {
        int start = Math.min(offset == null ? 0 : offset, text.length());
        int end = Math.min(start + DEFAULT_PIECE, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return new Piece(text.substring(start, end), text.length(), end < text.length() ? end : null);
    }
}
