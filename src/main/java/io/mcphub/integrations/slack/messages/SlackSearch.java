package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackCalendar;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.text.SlackMrkdwn;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NumberedPages;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches with what the token allows: {@code search.messages} with {@code search:read}, else the Real-time Search API ({@code
 * assistant.search.context}) with {@code search:read.public} and similar scopes.
 */
@ApplicationScoped
class SlackSearch {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_REALTIME = 20;
    /** The most channels to look up by id for one page: each costs a call the first time. */
    private static final int MAX_NAMED = 10;

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackPages pages;

    @Inject
    SlackMessages messages;

    @Inject
    SlackCalendar calendar;

    /** Where the next page begins, and the time window, so that {@code 7d} means the same moment on every page. */
    private record Position(boolean realtime, String cursor, int page, @Nullable Instant since, @Nullable Instant until) {}

    public SearchTools.Hits find(SearchTools.Search in, Credential slack) {
        Position at = position(in, slack);
        if (at.realtime()) {
            return realtime(in, slack, at);
        }
        try {
            return classic(in, slack, at);
        } catch (HubException refused) {
            boolean other = SlackScopes.realtimeSearch(slack) || SlackScopes.unknown(slack);
            if (!other || refused.problem() != Problem.UPSTREAM_REFUSED) {
                throw refused;
            }
            return instead(in, slack, at, refused);
        }
    }

    /** Tries the other API: the scopes we know are those of the day of connecting. If that one refuses too, the first refusal counts. */
    private SearchTools.Hits instead(SearchTools.Search in, Credential slack, Position at, HubException refused) {
        try {
            return realtime(in, slack, new Position(true, "", 1, at.since(), at.until()));
        } catch (HubException e) {
            throw SlackScopes.unknown(slack) || e.problem() == Problem.UPSTREAM_REFUSED ? refused : e;
        }
    }

    private Position position(SearchTools.Search in, Credential slack) {
        boolean numbered = NumberedPages.isNumber(in.cursor());
        Position before = numbered ? null : pages.open(slack, SearchTools.SEARCH, in.cursor(), Position.class);
        if (before != null) {
            return before;
        }
        Instant since = calendar.instant(slack, "since", in.since());
        Instant until = calendar.instant(slack, "until", in.until());
        return new Position(!SlackScopes.search(slack), "", numbered ? Integer.parseInt(in.cursor().strip()) : 1, since, until);
    }

    private SearchTools.Hits classic(SearchTools.Search in, Credential slack, Position at) {
        JsonNode found = client.read(slack, SlackRequest.of("search.messages")
                        .with("query", in.query() + days(slack, at))
                        .with("count", in.limit() == null ? DEFAULT_LIMIT : in.limit())
                        .with("page", at.page())
                        .with("sort", in.sort() == SearchTools.Sort.RELEVANCE ? "score" : "timestamp")
                        .with("sort_dir", "desc"))
                .path("messages");
        List<JsonNode> matches = JsonTree.list(found.path("matches")).stream().filter(m -> within(SlackJson.string(m, "ts"), at)).toList();
        SlackRendering rendering = messages.rendering(slack, matches);
        Map<String, String> people = directory.names(slack, matches.stream().map(m -> SlackJson.string(m.path("channel"), "name")).distinct().toList());
        boolean more = at.page() < found.path("paging").path("pages").asInt();
        String next = more ? pages.seal(slack, SearchTools.SEARCH, new Position(false, "", at.page() + 1, at.since(), at.until())) : null;
        return new SearchTools.Hits(matches.stream().map(m -> hit(m, rendering, people)).toList(), JsonTree.count(found, "total"), next);
    }

    /** Slack's search words know only whole days; {@link #within} filters the rest. */
    private String days(Credential slack, Position at) {
        String after = at.since() == null ? "" : " after:" + at.since().atZone(calendar.zone(slack)).toLocalDate().minusDays(1);
        String before = at.until() == null ? "" : " before:" + at.until().minusMillis(1).atZone(calendar.zone(slack)).toLocalDate().plusDays(1);
        return after + before;
    }

    private static boolean within(String ts, Position at) {
        Instant time = SlackTime.exact(ts);
        return time == null || (at.since() == null || !time.isBefore(at.since())) && (at.until() == null || time.isBefore(at.until()));
    }

    /** In a direct conversation Slack gives the other person's id as the channel's name. */
    private static SearchTools.Hit hit(JsonNode m, SlackRendering rendering, Map<String, String> people) {
        String name = JsonTree.text(m.path("channel"), "name");
        String ts = SlackJson.required(m, "ts");
        return new SearchTools.Hit(
                ts, SlackTime.of(ts), JsonTree.text(m.path("channel"), "id"), name == null ? null : people.getOrDefault(name, name), JsonTree.text(m, "user"),
                rendering.author(m), SlackRendering.listed(rendering.text(m), SlackMessages.LISTED), JsonTree.text(m, "permalink"), thread(m));
    }

    /** Slack tells the thread of a hit only in its link. */
    private static @Nullable String thread(JsonNode m) {
        return SlackLinks.target(SlackJson.string(m, "permalink")).map(SlackLinks.Target::threadTs).orElse(null);
    }

    private SearchTools.Hits realtime(SearchTools.Search in, Credential slack, Position at) {
        JsonNode answer = client.read(slack, SlackRequest.of("assistant.search.context")
                .with("query", in.query())
                .with("channel_types", SlackScopes.searchable(slack))
                .with("content_types", "messages")
                .with("include_bots", true)
                .with("after", at.since() == null ? null : at.since().getEpochSecond() - 1)
                .with("before", at.until() == null ? null : at.until().getEpochSecond())
                .with("sort", in.sort() == SearchTools.Sort.RELEVANCE ? "score" : "timestamp")
                .with("sort_dir", "desc")
                .with("limit", Math.min(MAX_REALTIME, in.limit() == null ? DEFAULT_LIMIT : in.limit()))
                .with("cursor", at.cursor()));
        List<JsonNode> found =
                JsonTree.list(answer.path("results").path("messages")).stream().filter(m -> within(SlackJson.string(m, "message_ts"), at)).toList();
        Map<String, String> people = directory.names(slack, people(found));
        people.putAll(directory.channelNames(slack, found.stream().flatMap(m -> SlackMrkdwn.channels(SlackJson.string(m, "content"))).distinct().toList()));
        Map<String, String> channels = channels(slack, found);
        String next = SlackJson.next(answer);
        String cursor = next == null ? null : pages.seal(slack, SearchTools.SEARCH, new Position(true, next, 1, at.since(), at.until()));
        return new SearchTools.Hits(found.stream().map(m -> hit(m, people, channels)).toList(), null, cursor);
    }

    private static List<String> people(List<JsonNode> found) {
        return found.stream()
                .flatMap(m -> Stream.concat(Stream.ofNullable(JsonTree.text(m, "author_user_id")), SlackMrkdwn.mentions(SlackJson.string(m, "content"))))
                .distinct()
                .toList();
    }

    private Map<String, String> channels(Credential slack, List<JsonNode> found) {
        Map<String, String> names = new LinkedHashMap<>();
        found.stream().filter(m -> JsonTree.text(m, "channel_name") != null).forEach(m -> names.put(SlackJson.string(m, "channel_id"), SlackJson.string(m, "channel_name")));
        found.stream().map(m -> JsonTree.text(m, "channel_id")).filter(id -> id != null && !names.containsKey(id)).distinct().limit(MAX_NAMED).forEach(id -> {
            String name = directory.channelName(slack, id);
            if (name != null) {
                names.put(id, name);
            }
        });
        return names;
    }

    private static SearchTools.Hit hit(JsonNode m, Map<String, String> people, Map<String, String> channels) {
        String ts = SlackJson.required(m, "message_ts");
        String channel = JsonTree.text(m, "channel_id");
        String user = JsonTree.text(m, "author_user_id");
        String name = user == null ? null : people.get(user);
        return new SearchTools.Hit(
                ts, SlackTime.of(ts), channel, channel == null ? null : channels.get(channel), user, name == null ? JsonTree.text(m, "author_name") : name,
                SlackRendering.listed(SlackMrkdwn.readable(SlackJson.string(m, "content"), people), SlackMessages.LISTED), JsonTree.text(m, "permalink"), thread(m));
    }
}
