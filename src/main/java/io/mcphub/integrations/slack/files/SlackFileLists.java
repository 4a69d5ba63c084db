package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackCalendar;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.tools.Description;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pages of files. */
@ApplicationScoped
class SlackFileLists {
    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackPages pages;

    @Inject
    SlackCalendar calendar;

    /** Which files. */
    record Filter(
            @Nullable String channel,
            @Nullable String user,
            @Nullable String types,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /** A page of files. */
    public record Files(
            @Nullable @Description("The id of the channel that was asked for") String channelId,
            @Nullable @Description("Its name, or the other person's, if it was found by name") String channelName,
            @Nullable @Description("The id of the person who was asked for") String userId,
            @Nullable @Description("That person's name") String userName,
            @NotNull @Rows @Description("The files of this page") List<SlackFile> files,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** A page of files. {@code files.list} numbers its pages. */
    public Files read(Credential slack, String tool, Filter filter) {
        NumberedPages.Page page = pages.page(slack, tool, filter.cursor(), filter.limit());
        SlackNames.Conversation where = names.filter(slack, "channel", filter.channel());
        String channel = where == null ? null : where.id();
        String user = given(filter.user()) ? names.user(slack, "user_id", filter.user(), NameMatching.guessing()) : null;
        Instant until = calendar.instant(slack, "until", filter.until());
        JsonNode answer = client.read(slack, SlackRequest.of("files.list")
                .with("channel", channel)
                .with("user", user)
                .with("types", filter.types())
                .with("ts_from", seconds(calendar.instant(slack, "since", filter.since())))
                // Slack includes this second.
                .with("ts_to", seconds(until == null ? null : until.minusSeconds(1)))
                .with("count", page.size())
                .with("page", page.number()));
        return new Files(
                channel, where == null ? null : where.name(), user, user == null ? null : directory.names(slack, List.of(user)).get(user),
                shown(slack, JsonTree.list(answer.path("files"))), pages.next(slack, tool, answer.path("paging"), page));
    }

    /** The files with the names of those who uploaded them. */
    public List<SlackFile> shown(Credential slack, List<JsonNode> files) {
        Map<String, String> people = directory.names(slack, files.stream().map(f -> JsonTree.text(f, "user")).filter(Objects::nonNull).distinct().toList());
        return files.stream().map(f -> SlackFile.of(f, people)).toList();
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }
}
