package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slack.messages.search}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class SearchTools {
    static final String SEARCH = "slack.messages.search";

    @Inject
    SlackSearch search;

    /** The order of the hits. */
    public enum Sort {
        @JsonProperty("newest")
        @Aliases("timestamp")
        NEWEST,
        @JsonProperty("relevance")
        @Aliases("score")
        RELEVANCE
    }

    /** Arguments of {@code slack.messages.search}. */
    public record Search(
            @Description("Words that must all occur; also \"a phrase\", -word, in:#channel, from:@name, has:link, is:thread. No OR") @NotBlank @Size(max = 1000)
                    String query,
            @Description("Page size; default 20") @Min(1) @Max(100) @Aliases("count") @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor,
            @Description(SlackArgs.SINCE) @Size(max = 40) @Nullable String since,
            @Description(SlackArgs.UNTIL) @Size(max = 40) @Nullable String until,
            @Description("First; default newest") @Nullable Sort sort) {}

    /** A page of hits. */
    public record Hits(
            @NotNull @Rows @Description("The messages that were found") List<Hit> messages,
            @Nullable @Description("How many there are in all, if Slack tells") Integer total,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** One hit. */
    public record Hit(
            @NotNull @Description("The message's id inside its channel") String ts,
            @Nullable @Description("When it was written") Instant time,
            @Nullable @Description("The channel's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's in a direct conversation") String channelName,
            @Nullable @Description("The author's id") String userId,
            @Nullable @Description("The author's name") String author,
            @NotNull @Description("The text") String text,
            @Nullable @Description("The link to it; slack.threads.replies takes it") String url,
            @Nullable @Description("The thread that it is a reply in; reply to it with this thread_ts") String threadTs) {}

    @Tool(name = SEARCH, title = "Search messages", effect = Effect.READ, core = true, scopes = SlackScopes.SEARCH, description = "Searches all messages that the account can see.")
    public Hits search(Search in, Credential slack) {
        return search.find(in, slack);
    }
}
