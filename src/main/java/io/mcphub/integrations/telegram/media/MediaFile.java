package io.mcphub.integrations.telegram.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.client.TelegramFiles;
import io.mcphub.upstream.JsonTree;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file in a message.
 *
 * @param name its name; null if it has none
 * @param mimeType its type
 * @param file Telegram's {@code file}
 */
record MediaFile(@Nullable String name, String mimeType, JsonNode file) {
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final String JPEG = "image/jpeg";
    /** A picture of this width shows everything that a model sees. */
    private static final int WIDE = 1_280;

    /** Where a kind of content has its file: the members that lead to the media, then to the file. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "messageDocument", List.of("document", "document"),
            "messageVideo", List.of("video", "video"),
            "messageAnimation", List.of("animation", "animation"),
            "messageAudio", List.of("audio", "audio"),
            "messageVoiceNote", List.of("voice_note", "voice"),
            "messageVideoNote", List.of("video_note", "video"),
            "messageSticker", List.of("sticker", "sticker"));

    /** The file of a message's content; empty if it has none. */
    static Optional<MediaFile> of(JsonNode content) {
        String type = content.path("@type").asText();
        if (type.equals("messagePhoto")) {
            return photo(content.path("photo"));
        }
        List<String> place = PLACES.get(type);
        if (place == null) {
            return Optional.empty();
        }
        JsonNode media = content.path(place.get(0));
        return Optional.of(new MediaFile(JsonTree.text(media, "file_name"), mimeType(media), media.path(place.get(1))));
    }

    private static String mimeType(JsonNode media) {
        String told = JsonTree.text(media, "mime_type");
        boolean webp = media.at("/format/@type").asText().equals("stickerFormatWebp");
        return told != null ? told.toLowerCase(Locale.ROOT) : webp ? "image/webp" : "application/octet-stream";
    }

    /** The largest size that is not wider than needed. */
    private static Optional<MediaFile> photo(JsonNode photo) {
        Comparator<JsonNode> width = Comparator.comparingInt(size -> size.path("width").asInt());
        List<JsonNode> sizes = JsonTree.list(photo.path("sizes"));
        return sizes.stream().filter(size -> size.path("width").asInt() <= WIDE).max(width).or(() -> sizes.stream().min(width)).map(size -> new MediaFile(null, JPEG, size.path("photo")));
    }

    boolean isImage() {
        return IMAGES.contains(mimeType);
    }

    boolean isPdf() {
        return mimeType.equals("application/pdf");
    }

    /** Whether it cannot be text. */
    boolean isBinary() {
        return mimeType.startsWith("image/") || mimeType.startsWith("video/") || mimeType.startsWith("audio/") || mimeType.equals("application/pdf") || mimeType.contains("zip")
                || mimeType.startsWith("application/vnd.");
    }

    long size() {
        return TelegramFiles.size(file);
    }
}
