package io.mcphub.integrations.telegram.media;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramPlaces;
import io.mcphub.integrations.telegram.client.TelegramFiles;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.platform.HubException;
import io.mcphub.platform.documents.PdfText;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Pictured;
import io.mcphub.tools.TextPiece;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code telegram.media.get}. */
@ApplicationScoped
@ToolsOf("telegram")
public class MediaTools {
    private static final String NO_PICTURE = "The file is no picture that can be shown here. Open it in a Telegram app.";
    private static final long LARGEST_TEXT = 10_000_000;
    /** Models refuse larger pictures. */
    private static final long LARGEST_IMAGE = 3_500_000;
    private static final String ELSEWHERE = "This file is too large or of a kind that cannot be shown here. Open it in a Telegram app.";

    @Inject
    TelegramPlaces places;

    @Inject
    TelegramFiles files;

    @Inject
    PdfText pdfs;

    /** Arguments of {@code telegram.media.get}. */
    public record Get(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases({"peer", "link"}) String chat,
            @Description("Id of the message, or of one part of an album; not needed with a link") @Nullable Long messageId,
            @Description("Text from this character on") @Min(0) @Nullable Integer offset) {}

    /** A file, with its picture or text. */
    public record Media(
            @NotNull @Description("The message's chat") ChatName chat,
            @Description("The message's id") long messageId,
            @Nullable @Description("The file's name") String name,
            @NotNull @Description("The file's type") String mimeType,
            @Description("Its size in bytes") long size,
            @Nullable @Description("Its text, 20,000 characters at most; absent if it is no text") String text,
            @Nullable @Description("How many characters the whole text has") Integer totalChars,
            @Nullable @Description("Give it as offset for more; absent at the end") Integer nextOffset,
            @Nullable @Description("How many pages a PDF has") Integer pages,
            @Nullable @Description("What is missing and why; absent if nothing is") String note,
            @JsonIgnore @Nullable Image image)
            implements Pictured {}

    @Tool(
            name = "telegram.media.get",
            title = "Open a photo or file",
            effect = Effect.READ,
            description = "Shows the picture in a message, or the text of its file. Pictures up to 3.5 MB, PDFs up to 10 MB and 200 pages, texts up to 10 MB; of other files only name, type and size.")
    public Media get(Get in, Credential telegram) {
        TelegramPlaces.Place place = places.readable(telegram, in.chat(), in.messageId(), NameMatching.EXACT);
        MediaFile file = MediaFile.of(place.message().path("content")).orElseThrow(() -> HubException.invalid("message_id", "That message carries no photo or file."));
        if (file.isImage() && file.size() <= LARGEST_IMAGE) {
            Pictured.Image picture = Pictured.Image.of(files.fetch(telegram, file.file()));
            return media(place, file, new PdfText.Content(null, null, picture == null ? NO_PICTURE : null), null, picture);
        }
        if (file.isPdf() && file.size() <= PdfText.MAX_BYTES) {
            return media(place, file, pdfs.read(files.fetch(telegram, file.file())), in.offset(), null);
        }
        String text = file.isBinary() || file.size() > LARGEST_TEXT ? null : TextPiece.decode(files.fetch(telegram, file.file()));
        return media(place, file, new PdfText.Content(text, null, text == null ? ELSEWHERE : null), in.offset(), null);
    }

    private static Media media(TelegramPlaces.Place place, MediaFile file, PdfText.Content content, @Nullable Integer offset, Pictured.@Nullable Image image) {
        TextPiece piece = content.text() == null ? null : TextPiece.of(content.text(), offset);
        return new Media(
                ChatName.of(place.chat()),
                place.id(),
                file.name(),
                file.mimeType(),
                file.size(),
                piece == null ? null : piece.text(),
                piece == null ? null : piece.total(),
                piece == null ? null : piece.nextOffset(),
                content.pages(),
                content.note(),
                image);
    }
}
