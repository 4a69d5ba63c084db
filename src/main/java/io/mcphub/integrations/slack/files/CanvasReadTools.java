package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackFiles;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
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
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slack.canvas.*} that read. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class CanvasReadTools {
    private static final String LIST = "slack.canvas.list";

    @Inject
    SlackClient client;

    @Inject
    SlackFiles files;

    @Inject
    SlackFileLists lists;

    /** Arguments of {@code slack.canvas.read}. */
    public record Read(
            @Description("Id or link") @NotBlank @Size(max = SlackArgs.NAME) String canvasId,
            @Description("Text from this character on") @Min(0) @Nullable Integer offset) {}

    /** A canvas's content. */
    public record Content(
            @NotNull @Description("The canvas's id") String canvasId,
            @NotNull @Description("The content in Markdown, 20,000 characters at most") String markdown,
            @Description("How many characters the whole content has") int totalChars,
            @Nullable @Description("Give it as offset for more; absent at the end") Integer nextOffset) {}

    @Tool(name = "slack.canvas.read", title = "Read a canvas", effect = Effect.READ, scopes = "canvases:read", description = "Reads a canvas as Markdown.")
    public Content read(Read in, Credential slack) {
        String id = SlackLinks.file(in.canvasId());
        TextPiece piece = TextPiece.of(content(slack, id), in.offset());
        return new Content(id, piece.text(), piece.total(), piece.nextOffset());
    }

    /** The content; of a workspace without this method, the text of the canvas's page. */
    private String content(Credential slack, String id) {
        SlackRequest request = SlackRequest.of("canvases.getContent").with("canvas_id", id).with("content_type", "markdown").tolerating(SlackClient.UNKNOWN_METHOD);
        JsonNode answer = client.read(slack, request);
        if (answer.path("ok").asBoolean()) {
            return SlackJson.string(answer, "content");
        }
        String page = TextPiece.decode(files.download(slack, files.info(slack, id), SlackFiles.MAX_DOWNLOAD).content());
        return SlackHtml.text(page == null ? "" : page);
    }

    /** Arguments of {@code slack.canvas.list}. */
    public record ListCanvases(
            @Description(SlackArgs.CHANNEL) @Size(max = SlackArgs.NAME) @Nullable String channel,
            @SlackArgs.Limit @Max(200) @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    @Tool(name = LIST, title = "List canvases", effect = Effect.READ, scopes = "files:read", description = "Lists canvases that the account can see, newest first.")
    public SlackFileLists.Files list(ListCanvases in, Credential slack) {
        return lists.read(slack, LIST, new SlackFileLists.Filter(in.channel(), null, "canvas", null, null, in.limit(), in.cursor()));
    }

    /** The types of sections that the tool can look for. */
    public enum SectionType {
        @JsonProperty("h1")
        H1,
        @JsonProperty("h2")
        H2,
        @JsonProperty("h3")
        H3,
        @JsonProperty("any_header")
        ANY_HEADER
    }

    /** Arguments of {@code slack.canvas.sections_lookup}. */
    public record Lookup(
            @Description("Id or link") @NotBlank @Size(max = SlackArgs.NAME) String canvasId,
            @Description("Only such headings") @Size(max = 3) @Nullable List<SectionType> sectionTypes,
            @Description("Only sections with this text") @Size(max = 1000) @Nullable String containsText) {}

    /** A section. */
    public record Section(@NotNull @Description("Its id until the next edit; slack.canvas.edit takes it as section_id") String id) {}

    /** The sections that were found. */
    public record Sections(@NotNull @Rows @Description("The sections that fit") List<Section> sections) {}

    @Tool(
            name = "slack.canvas.sections_lookup",
            title = "Find sections of a canvas",
            effect = Effect.READ,
            scopes = "canvases:read",
            description = "Finds the ids of sections for slack.canvas.edit, by heading or text; for the content use slack.canvas.read.")
    public Sections sections(Lookup in, Credential slack) {
        Map<String, Object> criteria = new LinkedHashMap<>();
        if (in.sectionTypes() != null && !in.sectionTypes().isEmpty()) {
            criteria.put("section_types", in.sectionTypes().stream().map(t -> t.name().toLowerCase(Locale.ROOT)).toList());
        }
        if (in.containsText() != null && !in.containsText().isBlank()) {
            criteria.put("contains_text", in.containsText());
        }
        if (criteria.isEmpty()) {
            throw HubException.invalid("contains_text", "Give section_types or contains_text.");
        }
        JsonNode answer = client.read(
                slack, SlackRequest.of("canvases.sections.lookup").with("canvas_id", SlackLinks.file(in.canvasId())).with("criteria", Json.write(criteria)));
        return new Sections(JsonTree.list(answer.path("sections"), s -> new Section(SlackJson.required(s, "id"))));
    }
}
