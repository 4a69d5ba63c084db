package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackMarkdown;
import io.mcphub.integrations.slack.arguments.SlackMentions;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackThreads;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackFiles;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Pictured;
import io.mcphub.tools.TextPiece;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code slack.files.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class FileTools {
    private static final String LIST = "slack.files.list";
    private static final int MAX_UPLOAD = 1_000_000;

    @Inject
    SlackClient client;

    @Inject
    SlackFiles files;

    @Inject
    SlackNames names;

    @Inject
    SlackFileLists lists;

    @Inject
    SlackContent contents;

    @Inject
    SlackThreads threads;

    /** Arguments of {@code slack.files.list}. */
    public record ListFiles(
            @Description(SlackArgs.CHANNEL) @Size(max = SlackArgs.NAME) @Nullable String channel,
            @Description("Of this person: id, @name, e-mail or me") @Size(max = SlackArgs.NAME) @Aliases("user") @Nullable String userId,
            @Description("Default all") @Size(max = 8) @Nullable List<Type> types,
            @Description(SlackArgs.SINCE) @Size(max = 40) @Nullable String since,
            @Description(SlackArgs.UNTIL) @Size(max = 40) @Nullable String until,
            @SlackArgs.Limit @Max(200) @Aliases("count") @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** Kinds of files, in Slack's words. */
    public enum Type {
        @JsonProperty("all")
        ALL,
        @JsonProperty("spaces")
        SPACES,
        @JsonProperty("snippets")
        SNIPPETS,
        @JsonProperty("images")
        IMAGES,
        @JsonProperty("gdocs")
        GDOCS,
        @JsonProperty("zips")
        ZIPS,
        @JsonProperty("pdfs")
        PDFS,
        @JsonProperty("canvas")
        CANVAS
    }

    @Tool(name = LIST, title = "List files", effect = Effect.READ, scopes = "files:read", description = "Lists files that the account can see, newest first.")
    public SlackFileLists.Files list(ListFiles in, Credential slack) {
        return lists.read(slack, LIST, new SlackFileLists.Filter(in.channel(), in.userId(), types(in.types()), in.since(), in.until(), in.limit(), in.cursor()));
    }

    private static @Nullable String types(@Nullable List<Type> asked) {
        return asked == null ? null : asked.stream().distinct().map(type -> type.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    }

    /** Arguments of {@code slack.files.get}. */
    public record Get(
            @Description("The file's id or permalink") @NotBlank @Size(max = SlackArgs.NAME) @Aliases("file_id") String file,
            @Description("Text from this character on") @Min(0) @Nullable Integer offset) {}

    /** A file with its picture or text. */
    public record OneFile(
            @NotNull @Description("The file's facts") SlackFile file,
            @Nullable @Description("The text, 20,000 characters at most; absent if the file has none") String text,
            @Nullable @Description("How many characters the whole text has") Integer totalChars,
            @Nullable @Description("Give it as offset for more; absent at the end") Integer nextOffset,
            @Nullable @Description("How many pages a PDF has") Integer pages,
            @Nullable @Description("What is missing and why; absent if nothing is") String note,
            @JsonIgnore @Nullable Image image)
            implements Pictured {}

    @Tool(
            name = "slack.files.get",
            title = "Read a file",
            effect = Effect.READ,
            scopes = "files:read",
            description = "Tells a file's facts, and shows the picture or the text: pictures up to 3.5 MB, PDFs up to 10 MB and 200 pages, text up to 5 MB.")
    public OneFile get(Get in, Credential slack) {
        JsonNode file = files.info(slack, SlackLinks.file(in.file()));
        SlackFile shown = lists.shown(slack, List.of(file)).get(0);
        SlackContent.Content content = contents.of(slack, file);
        if (content.text() == null) {
            return new OneFile(shown, null, null, null, content.pages(), content.note(), content.image());
        }
        TextPiece piece = TextPiece.of(content.text(), in.offset());
        return new OneFile(shown, piece.text(), piece.total(), piece.nextOffset(), content.pages(), content.note(), null);
    }

    /** Arguments of {@code slack.files.upload}. */
    public record Upload(
            @Description("Such as notes.md") @NotBlank @Size(max = 255) String filename,
            @Description("The text; or give base64") @Size(max = MAX_UPLOAD) @Nullable String content,
            @Description("The bytes in base64") @Size(max = MAX_UPLOAD) @Nullable String base64,
            @Description(SlackArgs.WHERE + "; default private to the account") @Size(max = SlackArgs.NAME) @Nullable String channel,
            @Description("Default the filename") @Size(max = 255) @Nullable String title,
            @Description("A message with the file") @Size(max = 4_000) @Nullable String comment,
            @Description(SlackArgs.THREAD) @Pattern(regexp = SlackTime.TS) @Nullable String threadTs,
            @Description("comment is ordinary Markdown") @Nullable Boolean markdown) {
        private @Nullable String mrkdwn() {
            return comment != null && Boolean.TRUE.equals(markdown) ? SlackMarkdown.mrkdwn(comment) : comment;
        }
    }

    /** The new file. */
    public record Uploaded(
            @NotNull @Description("The file's id") String fileId,
            @Nullable @Description("The conversation that it was posted to") String channelId,
            @Nullable @Description("The link to it") String url,
            @Nullable @Description("What is not as one may think; absent if all is") List<String> warnings) {}

    @Tool(
            name = "slack.files.upload",
            title = "Upload a file",
            effect = Effect.WRITE,
            scopes = "files:write",
            description = "Uploads a file of up to 1 MB and posts it to a conversation if channel is given.")
    public Uploaded upload(Upload in, Credential slack) {
        byte[] bytes = bytes(in);
        String channel = in.channel() == null || in.channel().isBlank() ? null : names.postable(slack, in.channel(), in.threadTs()).id();
        String thread = threads.of(slack, channel, in.threadTs());
        JsonNode place = client.write(
                slack, SlackRequest.of("files.getUploadURLExternal").with("filename", in.filename()).with("length", bytes.length).in(channel));
        String id = SlackJson.made(place, "file_id");
        files.send(slack, SlackJson.made(place, "upload_url"), bytes);
        Map<String, String> file = new LinkedHashMap<>();
        file.put("id", id);
        file.put("title", in.title() == null || in.title().isBlank() ? in.filename() : in.title());
        JsonNode done = client.write(slack, SlackRequest.of("files.completeUploadExternal")
                .with("files", Json.write(List.of(file)))
                .with("channel_id", channel)
                .with("initial_comment", in.mrkdwn())
                .with("thread_ts", thread));
        List<String> warnings = SlackMentions.silent(in.comment() == null ? "" : in.comment()).toList();
        return new Uploaded(id, channel, JsonTree.text(done.path("files").path(0), "permalink"), warnings.isEmpty() ? null : warnings);
    }

    private static byte[] bytes(Upload in) {
        boolean text = in.content() != null && !in.content().isEmpty();
        boolean base64 = in.base64() != null && !in.base64().isBlank();
        if (text == base64) {
            throw HubException.invalid("content", "Give either content or base64, but not both.");
        }
        try {
            return text ? in.content().getBytes(StandardCharsets.UTF_8) : Base64.getDecoder().decode(in.base64().strip());
        } catch (IllegalArgumentException e) {
            throw HubException.invalid("base64", "base64 is not valid base64.");
        }
    }
}
