package io.mcphub.integrations.telegram.text;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a message carries besides text, in a few words: pictures, files, voice, polls and the like. */
final class MediaText {
    private static final String VIDEO = "video";

    private static final Map<String, Function<JsonNode, String>> SHOWN = Map.ofEntries(
            entry("messagePhoto", content -> "photo"),
            entry("messageVideo", content -> "video " + length(content.path(VIDEO))),
            entry("messageAnimation", content -> "GIF"),
            entry("messageAudio", content -> audio(content.path("audio"))),
            entry("messageDocument", content -> file(content.path("document"))),
            entry("messageSticker", content -> ("sticker " + content.at("/sticker/emoji").asText()).strip()),
            entry("messageVoiceNote", content -> spoken("voice", content.path("voice_note"))),
            entry("messageVideoNote", content -> spoken("video message", content.path("video_note"))),
            entry("messagePaidMedia", content -> "media for " + content.path("star_count").asLong() + " stars"),
            entry("messageExpiredPhoto", content -> "photo, gone"),
            entry("messageExpiredVideo", content -> "video, gone"),
            entry("messageExpiredVoiceNote", content -> "voice, gone"),
            entry("messageExpiredVideoNote", content -> "video message, gone"),
            entry("messageLocation", content -> "location " + place(content.path("location"))),
            entry("messageLiveLocation", content -> "live location " + place(content.at("/location/location"))),
            entry("messageVenue", content -> content.at("/venue/title").asText() + ", " + content.at("/venue/address").asText() + ", " + place(content.at("/venue/location"))),
            entry("messageContact", content -> contact(content.path("contact"))),
            entry("messageDice", content -> content.path("emoji").asText() + " " + content.path("value").asInt()),
            entry("messageGame", content -> "game " + content.at("/game/title").asText()),
            entry("messagePoll", content -> poll(content.path("poll"))),
            entry("messageStory", content -> "story"),
            entry("messageChecklist", content -> checklist(content.path("list"))),
            entry("messageInvoice", content -> "invoice " + content.at("/product_info/title").asText()),
            entry("messageCall", content -> (content.path("is_video").asBoolean() ? "video call " : "call ") + length(content)),
            entry("messageGroupCall", content -> "group call " + length(content)),
            entry("messageGift", content -> "gift: " + FormattedText.of(content.path("text"))),
            entry("messageGiveaway", content -> "giveaway"),
            entry("messageUnsupported", content -> "a message that Telegram's library does not know"));

    private MediaText() {}

    /** The words; empty for a text or a service message. */
    static Optional<String> of(JsonNode content) {
        return Optional.ofNullable(SHOWN.get(content.path("@type").asText())).map(shown -> shown.apply(content).strip());
    }

    private static String length(JsonNode media) {
        int seconds = media.path("duration").asInt();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private static String audio(JsonNode audio) {
        String title = JsonTree.text(audio, "title", "file_name");
        String performer = JsonTree.text(audio, "performer");
        return "audio " + (performer == null ? "" : performer + " – ") + (title == null ? "" : title + " ") + length(audio);
    }

    private static String file(JsonNode document) {
        long size = Math.max(document.at("/document/size").asLong(), document.at("/document/expected_size").asLong());
        return "file " + document.path("file_name").asText() + ", " + document.path("mime_type").asText() + ", " + size + " bytes";
    }

    /** With what was said, if somebody had it written down. */
    private static String spoken(String what, JsonNode note) {
        JsonNode heard = note.path("speech_recognition_result");
        String text = JsonTree.text(heard, "text", "partial_text");
        return what + " " + length(note) + (text == null ? "" : ": \"" + text + "\"");
    }

    private static String place(JsonNode location) {
        return String.format(Locale.ROOT, "%.5f, %.5f", location.path("latitude").asDouble(), location.path("longitude").asDouble());
    }

    private static String contact(JsonNode contact) {
        return "contact " + contact.path("first_name").asText() + " " + contact.path("last_name").asText() + ", " + contact.path("phone_number").asText();
    }

    private static String poll(JsonNode poll) {
        String options = JsonTree.list(poll.path("options")).stream()
                .map(option -> FormattedText.of(option.path("text")) + " " + option.path("voter_count").asInt() + (option.path("is_chosen").asBoolean() ? " (own vote)" : ""))
                .collect(Collectors.joining("; "));
        return (poll.at("/type/@type").asText().equals("pollTypeQuiz") ? "quiz: " : "poll: ") + FormattedText.of(poll.path("question")) + " – " + options
                + (poll.path("is_closed").asBoolean() ? "; closed" : "");
    }

    private static String checklist(JsonNode list) {
        return "checklist " + FormattedText.of(list.path("title")) + ": " + JsonTree.list(list.path("tasks")).stream()
                .map(task -> (task.path("completion_date").asLong() == 0 ? "☐ " : "☑ ") + FormattedText.of(task.path("text")))
                .collect(Collectors.joining("; "));
    }
}
