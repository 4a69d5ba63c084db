package io.mcphub.integrations.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.slack.api.methods.response.search.SearchMessagesResponse;
import com.slack.api.model.MatchedItem;
import com.slack.api.model.SearchResult;
import io.mcphub.connections.Credential;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
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
@ToolsOf("slack")
public class SearchTools {
    private static final int DEFAULT_COUNT = 20;

    @Inject
    SlackClient client;

    /** What comes first. */
    public enum Sort {
        @JsonProperty("newest")
        NEWEST,
        @JsonProperty("relevance")
        RELEVANCE
    }

    /** Arguments of {@code slack.messages.search}. */
    public record Search(
            @Description("Words, all of which must occur; also \"a phrase\", -word, in:#channel, from:@name, to:me, before:/after:/on:2026-01-15, has:link, is:thread. No OR") @NotBlank
                    @Size(max = 1000) String query,
            @Description("How many messages a page has at most; default 20") @Min(1) @Max(100) @Nullable Integer count,
            @Description("Which page, from 1; default 1") @Min(1) @Max(100) @Nullable Integer page,
            @Description("What comes first; default newest") @Nullable Sort sort) {}

    /** A page of hits. */
    public record Hits(
            @NotNull @Description("The messages that were found") List<Hit> messages,
            @Description("How many there are in all") int total,
            @Description("This page") int page,
            @Description("How many pages there are") int pages) {}

    /** One hit. */
    public record Hit(
            @NotNull @Description("The message's id inside its channel") String ts,
            @Nullable @Description("When it was written") Instant time,
            @Nullable @Description("The channel's id") String channelId,
            @Nullable @Description("The channel's name; in a direct conversation the other person's id") String channelName,
            @Nullable @Description("The author's id") String userId,
            @Nullable @Description("The author's name") String author,
            @NotNull @Description("The text") String text,
            @Nullable @Description("The link to it") String permalink) {
        static Hit of(MatchedItem m) {
            return new Hit(
                    m.getTs(),
                    SlackTime.of(m.getTs()),
                    m.getChannel() == null ? null : m.getChannel().getId(),
                    m.getChannel() == null ? null : m.getChannel().getName(),
                    m.getUser(),
                    m.getUsername(),
                    m.getText() == null ? "" : m.getText(),
                    m.getPermalink());
        }
    }

    @Tool(
            name = "slack.messages.search",
            title = "Search messages",
            effect = Effect.READ,
            description = "Searches all messages that the connected person can see, with Slack's own search language. Needs a person's connection, not a bot's.")
    public Hits search(Search in, Credential slack) {
        SearchMessagesResponse answer = client.read(slack, m -> m.searchMessages(r -> r.query(in.query())
                .count(in.count() == null ? DEFAULT_COUNT : in.count())
                .page(in.page() == null ? 1 : in.page())
                .sort(in.sort() == Sort.RELEVANCE ? "score" : "timestamp")
                .sortDir("desc")));
        SearchResult found = answer.getMessages();
        int total = found.getTotal() == null ? found.getMatches().size() : found.getTotal();
        int page = found.getPaging() == null ? 1 : found.getPaging().getPage();
        int pages = found.getPaging() == null ? 1 : found.getPaging().getPages();
        return new Hits(found.getMatches().stream().map(Hit::of).toList(), total, page, pages);
    }
}
