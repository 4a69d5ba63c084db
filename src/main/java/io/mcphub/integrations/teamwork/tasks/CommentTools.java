package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.comments.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class CommentTools {
    private static final String LIST = "teamwork.comments.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    /** Arguments of {@code teamwork.comments.add}. */
    public record Add(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("Markdown") @NotBlank @Size(max = TeamworkLimits.MAX_TEXT) String body,
            @Description("People to tell: ids, exact names or e-mail addresses; default nobody") @Aliases("notify") @Size(max = 50) @Nullable
                    List<String> notifyPeople) {}

    /** A new comment. */
    public record Added(
            @NotNull @Description("The comment's id") Long id,
            @NotNull @Description("The task's id") Long taskId,
            @NotNull @Description("The link to it") String url) {}

    @Tool(
            name = "teamwork.comments.add",
            title = "Comment a task",
            effect = Effect.WRITE,
            core = true,
            description = "Adds a comment to a task. After a timeout look at the comments before adding it again.")
    public Added add(Add in, Credential tw) {
        long task = names.task(tw, "task", in.task(), NameMatching.EXACT);
        List<String> notify = in.notifyPeople() == null ? List.of() : in.notifyPeople();
        String told = names.people(tw, "notify_people", notify, NameMatching.EXACT).stream().map(String::valueOf).collect(Collectors.joining(","));
        ObjectNode comment = JsonTree.object().put("body", CommentHtml.of(in.body())).put("contentType", "HTML").put("notify", told);
        JsonNode answer = client.call(tw, TeamworkV1.comment(task, JsonTree.object().set("comment", comment)));
        Long id = TeamworkJson.id(answer, "id", "commentId");
        if (id == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return new Added(id, task, link(tw, task, id));
    }

    /** Arguments of {@code teamwork.comments.update}. */
    public record Update(
            @Description("The comment's id") @Min(1) long commentId,
            @Description("Markdown; replaces the whole comment") @NotBlank @Size(max = TeamworkLimits.MAX_TEXT) String body) {}

    /** A comment that was changed or deleted. */
    public record Changed(@NotNull @Description("The comment's id") Long id) {}

    @Tool(
            name = "teamwork.comments.update",
            title = "Change a comment",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            description = "Replaces the text of a comment; the old text is lost. Nobody is notified.")
    public Changed update(Update in, Credential tw) {
        ObjectNode comment = JsonTree.object().put("body", CommentHtml.of(in.body())).put("content-type", "HTML");
        client.call(tw, TeamworkV1.updateComment(in.commentId(), JsonTree.object().set("comment", comment)));
        return new Changed(in.commentId());
    }

    /** Arguments of {@code teamwork.comments.delete}. */
    public record Delete(@Description("The comment's id") @Min(1) long commentId) {}

    @Tool(name = "teamwork.comments.delete", title = "Delete a comment", effect = Effect.DESTRUCTIVE, description = "Deletes a comment for everybody.")
    public Changed delete(Delete in, Credential tw) {
        client.call(tw, TeamworkV1.deleteComment(in.commentId()));
        return new Changed(in.commentId());
    }

    /** Arguments of {@code teamwork.comments.list}. */
    public record ListComments(
            @Description("Id or title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A comment. */
    public record Comment(
            @NotNull @Description("The comment's id") Long id,
            @Nullable @Description("Who wrote it") String author,
            @Nullable @Description("Their id") Long userId,
            @Nullable @Description("When it was written") Instant time,
            @Nullable @Description("When it was last edited") Instant edited,
            @NotNull @Description("The text") String body,
            @NotNull @Description("The link to it") String url) {}

    /** A page of comments. */
    public record Comments(
            @NotNull @Rows @Description("The comments, newest first") List<Comment> comments,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = LIST, title = "List comments", effect = Effect.READ, core = true, description = "Lists the comments of a task, newest first.")
    public Comments list(ListComments in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        long task = names.task(tw, "task", in.task(), use);
        PageQuery query = PageQuery.of(page).order("date", "desc").with("users");
        JsonNode answer = client.call(tw, TeamworkV3.comments(task, query));
        IncludedItems included = IncludedItems.of(answer);
        List<Comment> comments = TeamworkPages.rows(answer, "comments").filter(c -> !JsonTree.flag(c, "deleted")).map(c -> comment(tw, task, c, included)).toList();
        return new Comments(comments, pages.next(tw, LIST, answer, page), use.guessed());
    }

    private static Comment comment(Credential tw, long task, JsonNode c, IncludedItems included) {
        long id = c.path("id").asLong();
        Long author = TeamworkJson.id(c, "postedByUserId", "postedBy");
        String body = JsonTree.text(c, "body");
        return new Comment(
                id, included.optionalPersonName(author), author, TeamworkJson.moment(c, "postedDateTime"), TeamworkJson.moment(c, "dateLastEdited"), body == null ? "" : body, link(tw, task, id));
    }

    private static String link(Credential tw, long task, long comment) {
        return TeamworkClient.site(tw) + "/app/tasks/" + task + "?c=" + comment;
    }
}
