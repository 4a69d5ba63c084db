package io.mcphub.tools;

import io.mcphub.platform.WholeCharacters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a long text that fits a small context.
 *
 * @param text the piece
 * @param total the length of the whole text
 * @param nextOffset where the next piece begins; null at the end
 */
public record TextPiece(String text, int total, @Nullable Integer nextOffset) {
    private static final int LONGEST = 20_000;

    /** The piece from an offset on, at most {@value #LONGEST} characters, of whole characters. */
    public static TextPiece of(String text, @Nullable Integer offset) {
        int start = WholeCharacters.end(text, offset == null ? 0 : offset);
        int end = WholeCharacters.end(text, start + LONGEST);
        return new TextPiece(text.substring(start, end), text.length(), end < text.length() ? end : null);
    }

    /** The bytes as UTF-8; null if they are not text. */
    public static @Nullable String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
