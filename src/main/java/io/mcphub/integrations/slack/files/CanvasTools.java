package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code slack.canvas.*} that change a canvas. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class CanvasTools {
    private static final int MAX_MARKDOWN = 100_000;

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    /** What an edit does. */
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
        REPLACE,
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("rename")
        RENAME;

        boolean needsSection() {
            return this == INSERT_AFTER || this == INSERT_BEFORE || this == DELETE;
        }

        boolean takesSection() {
            return needsSection() || this == REPLACE;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
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
            @Description("Markdown: headings to ###, lists, checklists, tables, links, ![](@U0123456)") @Size(max = MAX_MARKDOWN) @Nullable String markdown,
            @Description("Channel that gets it as a tab; free workspaces need it") @Size(max = SlackArgs.NAME) @Aliases("channel") @Nullable String channelId) {}

    /** A new canvas. */
    public record Created(
            @NotNull @Description("The canvas's id") String canvasId, @Nullable @Description("The link to it") String url) {}

    @Tool(
            name = "slack.canvas.create",
            title = "Create a canvas",
            effect = Effect.WRITE,
            scopes = "canvases:write",
            core = true,
            description = "Creates a canvas. Only the account sees it until slack.canvas.share.")
    public Created create(Create in, Credential slack) {
        boolean channel = in.channelId() != null && !in.channelId().isBlank();
        JsonNode answer = client.write(slack, SlackRequest.of("canvases.create")
                .with("title", in.title())
                .with("document_content", in.markdown() == null || in.markdown().isBlank() ? null : Json.write(markdown(in.markdown())))
                .with("channel_id", channel ? names.conversation(slack, "channel_id", in.channelId(), NameMatching.EXACT).id() : null));
        String id = SlackJson.made(answer, "canvas_id");
        return new Created(id, permalink(slack, id));
    }

    /** Arguments of {@code slack.canvas.edit}. */
    public record Edit(
            @Description("Id or link") @NotBlank @Size(max = SlackArgs.NAME) String canvasId,
            @Description("Markdown; for rename the title") @Size(max = MAX_MARKDOWN) @Nullable String markdown,
            @Description("Default insert_at_end; replace without section_id overwrites everything") @Nullable Operation operation,
            @Description("From slack.canvas.sections_lookup; changes with every edit") @Size(max = 200) @Nullable String sectionId) {}

    /** What was edited. */
    public record Edited(
            @NotNull @Description("The canvas's id") String canvasId, @NotNull @Description("What was done") Operation operation) {}

    @Tool(
            name = "slack.canvas.edit",
            title = "Edit a canvas",
            effect = Effect.DESTRUCTIVE,
            scopes = "canvases:write",
            core = true,
            description = "Makes one change to a canvas; what is replaced or deleted is lost.")
    public Edited edit(Edit in, Credential slack) {
        Operation operation = in.operation() == null ? Operation.INSERT_AT_END : in.operation();
        boolean section = in.sectionId() != null && !in.sectionId().isBlank();
        if (operation.needsSection() && !section) {
            throw HubException.invalid("section_id", operation.wire() + " needs section_id.");
        }
        if (section && !operation.takesSection()) {
            throw HubException.invalid("section_id", operation.wire() + " takes no section_id. Use insert_after, insert_before, replace or delete.");
        }
        boolean text = in.markdown() != null && !in.markdown().isBlank();
        if (!text && operation != Operation.DELETE) {
            throw HubException.invalid("markdown", operation.wire() + " needs markdown.");
        }
        String id = SlackLinks.file(in.canvasId());
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("operation", operation.wire());
        if (section) {
            change.put("section_id", in.sectionId());
        }
        if (operation != Operation.DELETE) {
            change.put(operation == Operation.RENAME ? "title_content" : "document_content", markdown(in.markdown()));
        }
        client.write(slack, SlackRequest.of("canvases.edit").with("canvas_id", id).with("changes", Json.write(List.of(change))).in(id));
        return new Edited(id, operation);
    }

    /** Arguments of {@code slack.canvas.share}. */
    public record Share(
            @Description("Id or link") @NotBlank @Size(max = SlackArgs.NAME) String canvasId,
            @Description("Default read") @Nullable AccessLevel accessLevel,
            @Description("Ids or exact #names; or give user_ids") @Size(max = 20) @Nullable List<@NotBlank String> channelIds,
            @Description("Ids, exact @names or e-mails") @Size(max = 20) @Nullable List<@NotBlank String> userIds) {}

    /** Who has access now. */
    public record Shared(
            @NotNull @Description("The canvas's id") String canvasId,
            @NotNull @Description("What they may do") AccessLevel accessLevel,
            @NotNull @Description("The ids of the channels or people that were given access") List<String> sharedWith,
            @NotNull @Description("The ids for which Slack could not change the access") List<String> failed,
            @Nullable @Description("The link to the canvas: post it, because Slack shows a canvas to people only after they got its link") String url) {}

    @Tool(
            name = "slack.canvas.share",
            title = "Share a canvas",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            scopes = "canvases:write",
            description = "Gives channels or people access to a canvas and answers its link; post the link, no message is sent.")
    public Shared share(Share in, Credential slack) {
        List<String> channels = in.channelIds() == null ? List.of() : in.channelIds();
        List<String> users = in.userIds() == null ? List.of() : in.userIds();
        if (channels.isEmpty() == users.isEmpty()) {
            throw HubException.invalid("channel_ids", "Give either channel_ids or user_ids, but not both.");
        }
        AccessLevel level = in.accessLevel() == null ? AccessLevel.READ : in.accessLevel();
        List<String> ids = users.isEmpty()
                ? channels.stream().map(c -> names.existing(slack, "channel_ids", c).id()).toList()
                : users.stream().map(u -> names.user(slack, "user_ids", u, NameMatching.EXACT)).toList();
        String id = SlackLinks.file(in.canvasId());
        SlackRequest request = SlackRequest.of("canvases.access.set")
                .with("canvas_id", id)
                .with("access_level", level.name().toLowerCase(Locale.ROOT))
                .with(users.isEmpty() ? "channel_ids" : "user_ids", Json.write(ids))
                .in(ids);
        JsonNode answer = client.write(slack, request);
        List<String> failed = Stream.of("failed_to_update_channel_ids", "failed_to_update_user_ids").flatMap(f -> JsonTree.texts(answer.path(f)).stream()).toList();
        return new Shared(id, level, ids.stream().filter(i -> !failed.contains(i)).toList(), failed, permalink(slack, id));
    }

    /** Arguments of {@code slack.canvas.delete}. */
    public record Delete(@Description("Id or link") @NotBlank @Size(max = SlackArgs.NAME) String canvasId) {}

    /** The deleted canvas. */
    public record Deleted(@NotNull @Description("The canvas's id") String canvasId) {}

    @Tool(name = "slack.canvas.delete", title = "Delete a canvas", effect = Effect.DESTRUCTIVE, scopes = "canvases:write", description = "Deletes a canvas for everybody, for good.")
    public Deleted delete(Delete in, Credential slack) {
        String id = SlackLinks.file(in.canvasId());
        client.write(slack, SlackRequest.of("canvases.delete").with("canvas_id", id).in(id));
        return new Deleted(id);
    }

    /** The canvas's link; null if Slack does not tell it. The change itself is done, so this is not a failure. */
    private @Nullable String permalink(Credential slack, String canvasId) {
        try {
            return JsonTree.text(client.read(slack, SlackRequest.of("files.info").with("file", canvasId)).path("file"), "permalink");
        } catch (HubException e) {
            return null;
        }
    }

    private static Map<String, String> markdown(String text) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("type", "markdown");
        content.put("markdown", text);
        return content;
    }
}
