package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackFiles;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.platform.documents.PdfText;
import io.mcphub.tools.Pictured;
import io.mcphub.tools.TextPiece;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in a file: a picture, or the text of a PDF or of a text file. */
@ApplicationScoped
class SlackContent {
    /** Models refuse larger pictures. */
    private static final long LARGEST_IMAGE = 3_500_000;
    private static final Set<String> SHOWABLE = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    /** Slack's smaller copies of a picture, the largest first; a model sees no more than 1,568 pixels. */
    private static final List<String> COPIES = List.of("thumb_1024", "thumb_960", "thumb_800", "thumb_720", "thumb_480", "thumb_360");

    @Inject
    SlackFiles files;

    @Inject
    PdfText pdfs;

    /**
     * A file's content.
     *
     * @param text its text; null if it has none
     * @param pages how many pages a PDF has
     * @param note why something is missing; null if nothing is
     * @param image the picture; null if it is none
     */
    record Content(@Nullable String text, @Nullable Integer pages, @Nullable String note, Pictured.@Nullable Image image) {
        private static Content none(String note) {
            return new Content(null, null, note, null);
        }
    }

    public Content of(Credential slack, JsonNode file) {
        String type = SlackJson.string(file, "mimetype");
        if (SlackFiles.isCanvas(file)) {
            return Content.none("This is a canvas. slack_canvas_read reads it.");
        }
        if (file.path("is_external").asBoolean()) {
            return Content.none("The file is not stored at Slack. Open its url instead.");
        }
        if (type.startsWith("image/")) {
            return picture(slack, file, type);
        }
        return type.equals("application/pdf") ? pdf(slack, file) : text(slack, file, type);
    }

    private Content picture(Credential slack, JsonNode file, String type) {
        boolean whole = SHOWABLE.contains(type) && file.path("size").asLong() <= LARGEST_IMAGE;
        String copy = whole ? null : JsonTree.text(file, COPIES.toArray(String[]::new));
        if (!whole && copy == null) {
            return Content.none("The picture is too large or of a kind that cannot be shown here, and Slack has no smaller copy. Open its url instead.");
        }
        byte[] bytes = copy == null ? files.download(slack, file, (int) LARGEST_IMAGE).content() : files.copy(slack, file, copy, (int) LARGEST_IMAGE).content();
        Pictured.Image found = Pictured.Image.of(bytes);
        return found == null ? Content.none("Slack gave no picture that can be shown here. Open its url instead.") : new Content(null, null, copy == null ? null : "A smaller copy.", found);
    }

    private Content pdf(Credential slack, JsonNode file) {
        if (file.path("size").asLong() > PdfText.MAX_BYTES) {
            return Content.none("The PDF has more than 10 MB, so its text is not read. Open its url instead.");
        }
        PdfText.Content read = pdfs.read(files.download(slack, file, PdfText.MAX_BYTES).content());
        return new Content(read.text(), read.pages(), read.note(), null);
    }

    private Content text(Credential slack, JsonNode file, String type) {
        boolean binary = type.startsWith("video/") || type.startsWith("audio/") || type.contains("zip");
        boolean large = file.path("size").asLong() > SlackFiles.MAX_DOWNLOAD;
        String text = binary || large ? null : TextPiece.decode(files.download(slack, file, SlackFiles.MAX_DOWNLOAD).content());
        return text != null ? new Content(text, null, null, null) : Content.none(large ? "The file has more than 5 MB. Open its url instead." : "The file is no text. Open its url instead.");
    }
}
