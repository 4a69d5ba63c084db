package io.mcphub.integrations.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.slack.api.methods.response.canvases.CanvasesCreateResponse;
import com.slack.api.methods.response.canvases.CanvasesEditResponse;
import com.slack.api.methods.response.canvases.access.CanvasesAccessSetResponse;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code slack.canvas.*}. */
@ApplicationScoped
@ToolsOf("slack")
public class CanvasTools {
    private static final int MAX_MARKDOWN = 100_000;

    @Inject
    SlackCanvases canvases;

    @Inject
    SlackNames names;

    /** Where an edit goes. */
    public enum Operation {
        @JsonProperty("insert_at_end")
        INSERT_AT_END,
        @JsonProperty("insert_at_start")
        INSERT_AT_START,
        @JsonProperty("insert_after")
        INSERT_AFTER,
        @JsonProperty("insert_before")
        INSERT_BEFORE,
        @JsonProperty("replace")
        REPLACE;

        boolean needsSection() {
            return this == INSERT_AFTER || this == INSERT_BEFORE;
        }

        boolean takesSection() {
            return needsSection() || this == REPLACE;
        }

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What people may do with a canvas. */
    public enum AccessLevel {
        @JsonProperty("read")
        READ,
        @JsonProperty("write")
        WRITE
    }

    /** Arguments of {@code slack.canvas.create}. */
    public record Create(
            @Description("The title") @NotBlank @Size(max = 255) String title,
            @Description("The content in Markdown: headings up to ###, lists, checklists, tables, links, ![](@U0123456) mentions") @Size(max = MAX_MARKDOWN) @Nullable String markdown,
            @Description("A channel (id or exact #name) that gets the canvas as a tab; free workspaces need it") @Size(max = 254) @Nullable String channelId) {}

    /** A new canvas. */
    public record Created(
            @NotNull @Description("The canvas's id") String canvasId, @Nullable @Description("The link to it") String permalink) {}

    @Tool(
            name = "slack.canvas.create",
            title = "Create a canvas",
            effect = Effect.WRITE,
            description = "Creates a canvas from Markdown. It belongs to the connected account until slack.canvas.share gives access to others.")
    public Created create(Create in, Credential slack) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", in.title());
        if (in.markdown() != null && !in.markdown().isBlank()) {
            form.put("document_content", Json.write(markdown(in.markdown())));
        }
        if (in.channelId() != null && !in.channelId().isBlank()) {
            form.put("channel_id", names.conversation(slack, "channel_id", in.channelId(), Use.WRITE).id());
        }
        String id = canvases.call(slack, "canvases.create", form, CanvasesCreateResponse.class).getCanvasId();
        return new Created(id, canvases.permalink(slack, id));
    }

    /** Arguments of {@code slack.canvas.edit}. */
    public record Edit(
            @Description("The canvas's id, such as F0123456") @NotBlank @Size(max = 50) String canvasId,
            @Description("The content in Markdown; headings up to ###") @NotBlank @Size(max = MAX_MARKDOWN) String markdown,
            @Description("Where the content goes; default insert_at_end. replace without section_id overwrites the whole canvas") @Nullable Operation operation,
            @Description("The section for insert_after, insert_before or replace; such ids change with every edit") @Size(max = 200) @Nullable String sectionId) {}

    /** What was edited. */
    public record Edited(
            @NotNull @Description("The canvas's id") String canvasId, @NotNull @Description("What was done") Operation operation) {}

    @Tool(
            name = "slack.canvas.edit",
            title = "Edit a canvas",
            effect = Effect.DESTRUCTIVE,
            description = "Adds Markdown to a canvas, or replaces a section or the whole content; what is replaced is lost. Makes one change per call.")
    public Edited edit(Edit in, Credential slack) {
        Operation operation = in.operation() == null ? Operation.INSERT_AT_END : in.operation();
        boolean section = in.sectionId() != null && !in.sectionId().isBlank();
        if (operation.needsSection() && !section) {
            throw HubException.invalid("section_id", operation.wire() + " needs section_id.");
        }
        if (section && !operation.takesSection()) {
            throw HubException.invalid("section_id", operation.wire() + " takes no section_id. Use insert_after, insert_before or replace.");
        }
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("operation", operation.wire());
        if (section) {
            change.put("section_id", in.sectionId());
        }
        change.put("document_content", markdown(in.markdown()));
        canvases.call(slack, "canvases.edit", Map.of("canvas_id", in.canvasId(), "changes", Json.write(List.of(change))), CanvasesEditResponse.class);
        return new Edited(in.canvasId(), operation);
    }

    /** Arguments of {@code slack.canvas.share}. */
    public record Share(
            @Description("The canvas's id, such as F0123456") @NotBlank @Size(max = 50) String canvasId,
            @Description("What they may do; default read") @Nullable AccessLevel accessLevel,
            @Description("Channels (id or exact #name) whose members get access; give either these or user_ids") @Size(max = 20) @Nullable List<String> channelIds,
            @Description("People (id, exact @name or e-mail address) who get access; give either these or channel_ids") @Size(max = 20) @Nullable List<String> userIds) {}

    /** Who has access now. */
    public record Shared(
            @NotNull @Description("The canvas's id") String canvasId,
            @NotNull @Description("What they may do") AccessLevel accessLevel,
            @NotNull @Description("The ids of the channels or people that were given access") List<String> sharedWith,
            @NotNull @Description("The ids for which Slack could not change the access") List<String> failed,
            @Nullable @Description("The link to the canvas: post it, because Slack shows a canvas to people only after they got its link") String permalink) {}

    @Tool(
            name = "slack.canvas.share",
            title = "Share a canvas",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Gives channels or people access to a canvas and answers its link. It sends no message: post the link with slack.messages.post or slack.dm.send.")
    public Shared share(Share in, Credential slack) {
        List<String> channels = in.channelIds() == null ? List.of() : in.channelIds();
        List<String> users = in.userIds() == null ? List.of() : in.userIds();
        if (channels.isEmpty() == users.isEmpty()) {
            throw HubException.invalid("channel_ids", "Give either channel_ids or user_ids, not both and not none.");
        }
        AccessLevel level = in.accessLevel() == null ? AccessLevel.READ : in.accessLevel();
        List<String> ids = users.isEmpty()
                ? channels.stream().map(c -> names.conversation(slack, "channel_ids", c, Use.WRITE).id()).toList()
                : users.stream().map(u -> names.user(slack, "user_ids", u, Use.WRITE)).toList();
        CanvasesAccessSetResponse answer = canvases.call(
                slack,
                "canvases.access.set",
                Map.of("canvas_id", in.canvasId(), "access_level", level.name().toLowerCase(java.util.Locale.ROOT), users.isEmpty() ? "channel_ids" : "user_ids", Json.write(ids)),
                CanvasesAccessSetResponse.class);
        List<String> failed = Stream.of(answer.getFailedToUpdateChannelIds(), answer.getFailedToUpdateUserIds())
                .filter(java.util.Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        return new Shared(in.canvasId(), level, ids.stream().filter(id -> !failed.contains(id)).toList(), failed, canvases.permalink(slack, in.canvasId()));
    }

    private static Map<String, String> markdown(String text) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("type", "markdown");
        content.put("markdown", text);
        return content;
    }
}
