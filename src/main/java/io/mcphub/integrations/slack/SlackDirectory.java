package io.mcphub.integrations.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels and people that a connection can see. Slack has no search by name, so all pages are read on demand and kept
 * for some minutes, per connection: what one account sees is nobody else's business.
 */
@ApplicationScoped
class SlackDirectory {
    private static final int PAGE = 200;
    /** 10 000 entries; a workspace with more is addressed by id. */
    private static final int MAX_PAGES = 50;

    private static final Duration KEEP = Duration.ofMinutes(10);

    @Inject
    SlackClient client;

    private final Cache<String, List<SlackChannel>> channels = cache(200);
    private final Cache<String, List<SlackUser>> users = cache(200);
    private final Cache<String, List<Conversation>> dms = cache(200);
    private final Cache<String, SlackUser> people = cache(20_000);

    private static <V> Cache<String, V> cache(int size) {
        return Caffeine.newBuilder().maximumSize(size).expireAfterWrite(KEEP).build();
    }

    /** Channels that are not archived. */
    public List<SlackChannel> channels(Credential slack) {
        return cached(channels, slack.connectionId(), () -> pages(
                (cursor, all) -> {
                    ConversationsListResponse page = client.read(slack, m -> m.conversationsList(r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                            .excludeArchived(true)
                            .limit(PAGE)
                            .cursor(cursor)));
                    page.getChannels().forEach(c -> all.add(SlackChannel.of(c)));
                    return next(page.getResponseMetadata());
                }));
    }

    /** People who can be written to: no deactivated accounts and no bots. */
    public List<SlackUser> users(Credential slack) {
        return cached(users, slack.connectionId(), () -> pages(
                (cursor, all) -> {
                    UsersListResponse page = client.read(slack, m -> m.usersList(r -> r.limit(PAGE).cursor(cursor)));
                    page.getMembers().stream().map(SlackUser::of).filter(u -> !u.bot() && !u.deactivated()).forEach(all::add);
                    return next(page.getResponseMetadata());
                }));
    }

    /** The direct conversation with one person, without opening one; empty if there is none yet. */
    public Optional<String> dmWith(Credential slack, String userId) {
        List<Conversation> open = cached(dms, slack.connectionId(), () -> pages(
                (cursor, all) -> {
                    ConversationsListResponse page = client.read(slack, m -> m.conversationsList(r -> r.types(List.of(ConversationType.IM)).limit(PAGE).cursor(cursor)));
                    all.addAll(page.getChannels());
                    return next(page.getResponseMetadata());
                }));
        return open.stream().filter(c -> userId.equals(c.getUser())).map(Conversation::getId).findFirst();
    }

    /** A new direct conversation exists, so the list that was read before is old. */
    public void forgetDms(Credential slack) {
        dms.invalidate(slack.connectionId());
    }

    /** One person by id. */
    public SlackUser user(Credential slack, String userId) {
        return cached(people, slack.connectionId() + ' ' + userId, () -> SlackUser.of(client.read(slack, m -> m.usersInfo(r -> r.user(userId))).getUser()));
    }

    /** A person's name; null if Slack does not tell it now: a list of messages is useful without. */
    public @Nullable String nameOf(Credential slack, @Nullable String userId) {
        if (userId == null) {
            return null;
        }
        try {
            return user(slack, userId).displayName();
        } catch (HubException e) {
            return null;
        }
    }

    /** Reads a page after a cursor into a list and answers the next cursor, or null. */
    private interface Page<T> {
        @Nullable String read(@Nullable String cursor, List<T> all);
    }

    private static <T> List<T> pages(Page<T> page) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < MAX_PAGES; i++) {
            cursor = page.read(cursor, all);
            if (cursor == null) {
                break;
            }
        }
        return List.copyOf(all);
    }

    /** Not {@code cache.get(key, loader)}: that would hold a lock of the cache during the network call. */
    private static <V> V cached(Cache<String, V> cache, String key, java.util.function.Supplier<V> load) {
        V known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        V loaded = load.get();
        cache.put(key, loaded);
        return loaded;
    }

    /** Slack's next cursor; an empty or absent one means the last page. */
    static @Nullable String next(@Nullable ResponseMetadata metadata) {
        return metadata == null || metadata.getNextCursor() == null || metadata.getNextCursor().isBlank() ? null : metadata.getNextCursor();
    }
}
