package io.mcphub.tools;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A result that shows a picture: an image block beside the text. The picture is no member of the structured content, so the
 * component that holds it is a {@code @JsonIgnore}.
 */
public interface Pictured {
    /** A picture. */
    record Image(String mimeType, byte[] bytes) {
        /** The picture that these bytes are; null if they are none that models take. */
        public static @Nullable Image of(byte[] bytes) {
            String type = PictureType.of(bytes);
            return type == null ? null : new Image(type, bytes);
        }

        String base64() {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** The picture; null if there is none. */
    @Nullable Image image();
}
