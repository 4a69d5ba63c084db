package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels and people that a connection can see. Slack cannot search by name, so lists are read when needed and cached for some
 * minutes.
 */
@ApplicationScoped
public class SlackDirectory {
    private static final int PAGE = 500;
    /** From this many unknown people on, a page of the member list costs less than one call each. */
    private static final int MANY = 5;
    /** The most calls for one list of names. */
    private static final int MAX_PAGES = 4;

    private static final int MAX_SINGLE = 30;
    /** The most channels to look up for one answer: each costs a call the first time. */
    private static final int MAX_CHANNELS = 10;

    @Inject
    SlackClient client;

    @Inject
    SlackChannels channels;

    @Inject
    HubClock clock;

    private final Listing<SlackUser> users = new Listing<>(() -> clock.now());
    private final Listing<Direct> directs = new Listing<>(() -> clock.now());
    private final Cache<String, SlackUser> people = Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Listing.KEEP).build();
    private final Cache<String, Place> single = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Listing.KEEP).build();

    private record Direct(String id, @Nullable String userId) {}

    /** The person with exactly this handle. Reads no more pages than needed. */
    public Optional<SlackUser> handle(Credential slack, String handle) {
        return users.find(slack.connectionId(), users(slack), u -> handle.equalsIgnoreCase(u.handle()) && u.reachable());
    }

    /**
     * The people in the workspace.
     *
     * @param all whether to include bots and deactivated accounts
     */
    public List<SlackUser> users(Credential slack, boolean all) {
        List<SlackUser> known = users.all(slack.connectionId(), users(slack));
        return all ? known : known.stream().filter(SlackUser::reachable).toList();
    }

    /** The people in whose names, address or title all words of the query occur, the best first. */
    public List<SlackUser> people(Credential slack, String query, boolean all) {
        return ByWords.find(users(slack, all), query, u -> ByWords.given(u.displayName(), u.handle(), u.realName()), u -> ByWords.given(u.email(), u.title()));
    }

    /** The direct conversation with a person; empty if there is none yet. Opens none. */
    public Optional<String> dmWith(Credential slack, String userId) {
        return directs.find(slack.connectionId(), directs(slack), d -> userId.equals(d.userId())).map(Direct::id);
    }

    /** Forgets the list of direct conversations, because a new one exists. */
    public void forgetDms(Credential slack) {
        directs.forget(slack.connectionId());
    }

    /** One person by id. */
    public SlackUser user(Credential slack, String userId) {
        SlackUser known = people.getIfPresent(key(slack, userId));
        if (known != null) {
            return known;
        }
        SlackUser read = SlackUser.of(client.read(slack, SlackRequest.of("users.info").with("user", userId)).path("user"));
        people.put(key(slack, userId), read);
        return read;
    }

    /** Names of people by id. Some may be missing: a list of messages is useful without them, and only a few calls are made. */
    public Map<String, String> names(Credential slack, Collection<String> ids) {
        try {
            List<String> unknown = unknown(slack, ids);
            if (unknown.size() > MANY) {
                users.upTo(slack.connectionId(), users(slack), MAX_PAGES);
                unknown = unknown(slack, ids);
            }
            unknown.stream().limit(MAX_SINGLE).forEach(id -> nameOf(slack, id));
        } catch (HubException untold) {
            // Continue with the names that are known.
        }
        Map<String, String> names = new HashMap<>();
        ids.forEach(id -> {
            SlackUser known = people.getIfPresent(key(slack, id));
            if (known != null && !known.displayName().equals(id)) {
                names.put(id, known.shown());
            }
        });
        return names;
    }

    /**
     * A conversation.
     *
     * @param channel the channel
     * @param userId the other person in a direct conversation
     */
    record Place(SlackChannel channel, @Nullable String userId) {}

    /** The conversation behind an id. */
    public Place place(Credential slack, String id) {
        Place known = single.getIfPresent(key(slack, id));
        if (known != null) {
            return known;
        }
        JsonNode channel = client.read(slack, SlackRequest.of("conversations.info").with("channel", id)).path("channel");
        Place read = new Place(SlackChannel.of(channel), JsonTree.text(channel, "user"));
        single.put(key(slack, id), read);
        return read;
    }

    private SlackChannel channelById(Credential slack, String id) {
        return channels.known(slack).filter(c -> id.equals(c.id())).findFirst().orElseGet(() -> visible(slack, id));
    }

    /** Also remembers a channel that Slack does not show, without a name: asking again would not help. */
    private SlackChannel visible(Credential slack, String id) {
        try {
            return place(slack, id).channel();
        } catch (HubException e) {
            if (e.problem() != Problem.NOT_FOUND) {
                throw e;
            }
            SlackChannel unknown = SlackChannel.unknown(id);
            single.put(key(slack, id), new Place(unknown, null));
            return unknown;
        }
    }

    /** A channel's name; null if it has none or Slack does not tell it. */
    public @Nullable String channelName(Credential slack, String id) {
        try {
            return channelById(slack, id).name();
        } catch (HubException untold) {
            return null;
        }
    }

    /** Names of channels by id. Some may be missing; only a few calls are made. */
    public Map<String, String> channelNames(Credential slack, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        try {
            ids.stream().limit(MAX_CHANNELS).forEach(id -> {
                String name = channelById(slack, id).name();
                if (name != null) {
                    names.put(id, name);
                }
            });
        } catch (HubException untold) {
            // The names that are known must do.
        }
        return names;
    }

    private void nameOf(Credential slack, String id) {
        try {
            user(slack, id);
        } catch (HubException untold) {
            if (untold.problem() != Problem.NOT_FOUND) {
                throw untold;
            }
            // Remember this, too: asking again would not help.
            people.put(key(slack, id), SlackUser.unknown(id));
        }
    }

    private List<String> unknown(Credential slack, Collection<String> ids) {
        return ids.stream().filter(Objects::nonNull).filter(id -> id.matches("[UW][A-Z0-9]+") && people.getIfPresent(key(slack, id)) == null).distinct().toList();
    }

    private SlackUser keep(Credential slack, SlackUser user) {
        people.put(key(slack, user.id()), user);
        return user;
    }

    private Listing.Source<SlackUser> users(Credential slack) {
        return cursor -> {
            JsonNode page = client.read(slack, SlackRequest.of("users.list").with("limit", PAGE).with("cursor", cursor));
            return new Listing.Page<>(JsonTree.list(page.path("members"), u -> keep(slack, SlackUser.of(u))), SlackJson.next(page));
        };
    }

    private Listing.Source<Direct> directs(Credential slack) {
        return cursor -> {
            JsonNode page = client.read(slack, SlackRequest.of("conversations.list").with("types", "im").with("limit", PAGE).with("cursor", cursor));
            return new Listing.Page<>(
                    JsonTree.list(page.path("channels"), c -> new Direct(SlackJson.required(c, "id"), JsonTree.text(c, "user"))), SlackJson.next(page));
        };
    }

    private static String key(Credential slack, String id) {
        return slack.connectionId() + ' ' + id;
    }
}
