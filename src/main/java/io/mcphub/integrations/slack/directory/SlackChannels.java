package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The channels that a connection can see. Slack cannot search by name, so lists are read when needed and cached for some minutes. The
 * archived ones are a list of their own, read only when nothing else fits.
 */
@ApplicationScoped
public class SlackChannels {
    public static final String TYPES = "public_channel,private_channel";
    private static final int PAGE = 500;

    @Inject
    SlackClient client;

    @Inject
    HubClock clock;

    private final Listing<SlackChannel> channels = new Listing<>(() -> clock.now());
    private final Listing<SlackChannel> joined = new Listing<>(() -> clock.now());
    private final Listing<SlackChannel> archived = new Listing<>(() -> clock.now());

    /** The channel with exactly this name. Looks first among the account's own channels, because that list is short. */
    public Optional<SlackChannel> channel(Credential slack, String name) {
        Optional<SlackChannel> own = joined.find(slack.connectionId(), channels(slack, "users.conversations"), c -> name.equalsIgnoreCase(c.name()));
        Optional<SlackChannel> any = own.isPresent() ? own : channels.find(slack.connectionId(), channels(slack, "conversations.list"), c -> name.equalsIgnoreCase(c.name()));
        return any.isPresent() ? any : archived(slack, name).stream().findFirst();
    }

    /**
     * The channels with exactly this name, for a write: the account's own, else those of the workspace. There can be several,
     * because an account of an organisation sees several workspaces.
     */
    public List<SlackChannel> named(Credential slack, String name) {
        List<SlackChannel> own = named(joined.all(slack.connectionId(), channels(slack, "users.conversations")), name);
        if (!own.isEmpty()) {
            return own;
        }
        boolean inUse = channels.find(slack.connectionId(), channels(slack, "conversations.list"), c -> name.equalsIgnoreCase(c.name())).isPresent();
        return inUse ? named(channels.known(slack.connectionId()), name) : archived(slack, name);
    }

    /** An archived channel of that name: Slack's usual lists leave it out, but people still read it and write its name. */
    private List<SlackChannel> archived(Credential slack, String name) {
        return named(archived(slack), name);
    }

    private static List<SlackChannel> named(List<SlackChannel> all, String name) {
        return all.stream().filter(c -> name.equalsIgnoreCase(c.name())).filter(distinct(SlackChannel::id)).toList();
    }

    /** All channels that are not archived. */
    public List<SlackChannel> channels(Credential slack) {
        return Stream.concat(
                        joined.all(slack.connectionId(), channels(slack, "users.conversations")).stream(),
                        channels.all(slack.connectionId(), channels(slack, "conversations.list")).stream())
                .filter(distinct(SlackChannel::id))
                .toList();
    }

    /** The channels in which all words of the query occur, the best first. */
    public List<SlackChannel> find(Credential slack, String query, boolean archivedToo) {
        List<SlackChannel> all = archivedToo ? Stream.concat(channels(slack).stream(), archived(slack).stream()).filter(distinct(SlackChannel::id)).toList() : channels(slack);
        return ByWords.find(all, query, c -> ByWords.given(c.name()), c -> ByWords.given(c.topic(), c.purpose()));
    }

    /** The channels that are archived: the whole list is read, because Slack does not give them alone. */
    private List<SlackChannel> archived(Credential slack) {
        return archived.all(slack.connectionId(), channels(slack, "conversations.list", false));
    }

    /** The channels that are known already; makes no call. */
    Stream<SlackChannel> known(Credential slack) {
        return Stream.concat(joined.known(slack.connectionId()).stream(), channels.known(slack.connectionId()).stream());
    }

    /** Forgets the lists, because the account has changed one of its channels. */
    public void forget(Credential slack) {
        Stream.of(joined, channels, archived).forEach(list -> list.forget(slack.connectionId()));
    }

    private Listing.Source<SlackChannel> channels(Credential slack, String method) {
        return channels(slack, method, true);
    }

    /** A Slack without the method has no such list; the others are asked then. */
    private Listing.Source<SlackChannel> channels(Credential slack, String method, boolean inUse) {
        return cursor -> {
            JsonNode page = client.read(
                    slack, SlackRequest.of(method).tolerating(SlackClient.UNKNOWN_METHOD).with("types", TYPES).with("exclude_archived", inUse).with("limit", PAGE).with("cursor", cursor));
            List<SlackChannel> all = JsonTree.list(page.path("channels"), SlackChannel::of);
            return new Listing.Page<>(inUse ? all : all.stream().filter(c -> c.archived() != null).toList(), SlackJson.next(page));
        };
    }

    private static <T> java.util.function.Predicate<T> distinct(Function<T, Object> key) {
        java.util.Set<Object> seen = new java.util.HashSet<>();
        return t -> seen.add(key.apply(t));
    }
}
