package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.tools.Description;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists direct conversations, with the names of those who take part. */
@ApplicationScoped
class SlackDms {
    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackPages pages;

    /** One direct conversation. */
    public record Dm(
            @NotNull @Description("The conversation's id; other tools take it as channel") String id,
            @NotNull @Description("im with one person, mpim with a group") String kind,
            @Nullable @Description("The other person's id, in an im") String userId,
            @NotNull @Description("The other person's name, or the handles of the group, as far as they are known") List<String> people) {}

    /** A page of direct conversations. */
    public record Dms(
            @NotNull @Rows @Description("The conversations of this page") List<Dm> conversations, @Nullable @Description(Paging.NEXT) String nextCursor) {}

    public Dms list(Credential slack, String tool, String types, @Nullable Integer limit, @Nullable String cursor) {
        JsonNode page = client.read(slack, SlackRequest.of("conversations.list")
                .with("types", types)
                .with("exclude_archived", true)
                .with("limit", SlackArgs.limit(limit))
                .with("cursor", pages.open(slack, tool, cursor)));
        List<JsonNode> all = JsonTree.list(page.path("channels"));
        Map<String, String> names = directory.names(slack, all.stream().map(c -> JsonTree.text(c, "user")).filter(Objects::nonNull).toList());
        return new Dms(all.stream().map(c -> dm(c, names)).toList(), pages.next(slack, tool, page));
    }

    private static Dm dm(JsonNode c, Map<String, String> names) {
        String user = JsonTree.text(c, "user");
        boolean group = c.path("is_mpim").asBoolean();
        List<String> people = group ? handles(SlackJson.string(c, "name")) : Stream.ofNullable(user).map(names::get).filter(Objects::nonNull).toList();
        return new Dm(SlackJson.required(c, "id"), group ? "mpim" : "im", group ? null : user, people);
    }

    /** The handles in a group's name, such as {@code mpdm-ada--ben--cleo-1}. Reading the members would cost a call per group. */
    static List<String> handles(String name) {
        return name.startsWith("mpdm-") ? List.of(name.substring("mpdm-".length()).replaceFirst("-\\d+$", "").split("--")) : List.of();
    }
}
