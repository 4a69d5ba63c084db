package io.mcphub.integrations.slack.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackChannel;
import io.mcphub.integrations.slack.directory.SlackChannels;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackUser;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns names into ids: {@code #general}, {@code @ben}, an e-mail address, {@code me}, a permalink, and Slack's own ids and mentions. */
@ApplicationScoped
public class SlackNames {
    private static final Pattern CHANNEL_ID = Pattern.compile("(?:<#)?([CGD][A-Z0-9]{7,20})(?:\\|[^>]*)?>?");
    private static final Pattern USER_ID = Pattern.compile("(?:<@)?([UW][A-Z0-9]{6,20})(?:\\|[^>]*)?>?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackChannels channels;

    /**
     * A conversation.
     *
     * @param id its id
     * @param name the channel's or the other person's name; null if only the id is known
     */
    public record Conversation(String id, @Nullable String name) {}

    /**
     * A message.
     *
     * @param channel its conversation
     * @param ts its id
     * @param threadTs its thread, if the reference tells it
     */
    public record Place(Conversation channel, String ts, @Nullable String threadTs) {}

    /** The conversation: a channel, a group or a direct one. A person means the direct conversation with them. */
    public Conversation conversation(Credential slack, String field, String reference, NameMatching use) {
        String wanted = reference.strip();
        Matcher id = CHANNEL_ID.matcher(wanted);
        if (id.matches()) {
            return new Conversation(id.group(1), null);
        }
        Optional<String> linked = SlackLinks.channel(wanted);
        if (linked.isPresent()) {
            return new Conversation(linked.get(), null);
        }
        if (isPerson(wanted)) {
            return direct(slack, field, wanted, use);
        }
        SlackChannel channel = channel(slack, field, wanted.startsWith("#") ? wanted.substring(1) : wanted, use);
        return new Conversation(channel.id(), channel.name());
    }

    /** As {@link #conversation}, for posting. Refuses a link to a message unless the thread is named, because it could mean its thread or its channel. */
    public Conversation postable(Credential slack, String reference, @Nullable String threadTs) {
        SlackLinks.target(reference).filter(link -> threadTs == null).ifPresent(link -> {
            String thread = link.threadTs() == null ? link.ts() : link.threadTs();
            throw HubException.invalid(
                    "channel", "channel is the link to a message. To reply in its thread give channel: " + link.channel() + " and thread_ts: " + thread + "; to begin something new in the channel, channel alone.");
        });
        return conversation(slack, "channel", reference, NameMatching.EXACT);
    }

    /** As {@link #conversation}, for a write. A direct conversation must exist; none is opened. */
    public Conversation existing(Credential slack, String field, String reference) {
        String wanted = reference.strip();
        return isPerson(wanted) ? found(slack, person(slack, field, wanted, NameMatching.EXACT)) : conversation(slack, field, wanted, NameMatching.EXACT);
    }

    /** The conversation to which a read is limited; null if none is given. */
    public @Nullable Conversation filter(Credential slack, String field, @Nullable String reference) {
        return reference == null || reference.isBlank() ? null : conversation(slack, field, reference, NameMatching.guessing());
    }

    /** A message: its permalink in {@code channel}, or the channel and {@code ts}. */
    public Place message(Credential slack, String channel, @Nullable String ts, NameMatching use) {
        Optional<SlackLinks.Target> link = SlackLinks.target(channel);
        if (link.isPresent()) {
            SlackLinks.Target target = link.get();
            return new Place(new Conversation(target.channel(), null), ts == null ? target.ts() : ts, target.threadTs());
        }
        if (ts == null) {
            throw HubException.invalid("ts", "ts is missing. Give the ts of the message, or its permalink as channel.");
        }
        return new Place(use == NameMatching.EXACT ? existing(slack, "channel", channel) : conversation(slack, "channel", channel, use), ts, null);
    }

    /** The id of a person. */
    public String user(Credential slack, String field, String reference, NameMatching use) {
        return person(slack, field, reference, use).id();
    }

    /**
     * A person.
     *
     * @param id their id
     * @param name their name; null if only the id is known
     */
    private record Person(String id, @Nullable String name) {
        static Person of(SlackUser user) {
            return new Person(user.id(), user.displayName());
        }
    }

    private Person person(Credential slack, String field, String reference, NameMatching use) {
        String wanted = reference.strip();
        Matcher id = USER_ID.matcher(wanted);
        if (id.matches()) {
            return new Person(id.group(1), null);
        }
        if (wanted.equalsIgnoreCase("me")) {
            return new Person(me(slack), null);
        }
        if (EMAIL.matcher(wanted).matches()) {
            return Person.of(SlackUser.of(client.read(slack, SlackRequest.of("users.lookupByEmail").with("email", wanted)).path("user")));
        }
        String shown = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        boolean gone = shown.endsWith(SlackUser.GONE);
        String name = gone ? shown.substring(0, shown.length() - SlackUser.GONE.length()) : shown;
        Optional<SlackUser> handle = use.mayGuess() ? directory.handle(slack, name) : Optional.empty();
        return Person.of(handle.orElseGet(
                () -> NameResolver.find(use, field, name, directory.users(slack, gone), SlackNames::names, u -> "@" + u.displayName() + " (" + u.id() + ")")));
    }

    /** The connected person. */
    public String me(Credential slack) {
        String known = slack.details().get("user_id");
        return known == null ? SlackJson.required(client.read(slack, SlackRequest.of("auth.test")), "user_id") : known;
    }

    /** The direct conversation with a person. A read opens none, because that would be a change. */
    public Conversation direct(Credential slack, String field, String person, NameMatching use) {
        Person who = person(slack, field, person, use);
        if (use == NameMatching.EXACT && Preview.active()) {
            // The message is what a preview is asked for, not the opening of a conversation that may be open already.
            return new Conversation(directory.dmWith(slack, who.id()).orElse(who.id()), who.name());
        }
        return use == NameMatching.EXACT ? new Conversation(open(slack, List.of(who.id())), who.name()) : found(slack, who);
    }

    private Conversation found(Credential slack, Person who) {
        return directory.dmWith(slack, who.id())
                .map(id -> new Conversation(id, who.name()))
                .orElseThrow(() -> HubException.notFound("There is no direct conversation with that person yet. slack.dm.send begins one."));
    }

    /** Opens a direct conversation, or returns the existing one. */
    public String open(Credential slack, List<String> userIds) {
        String opened = SlackJson.made(
                client.write(slack, SlackRequest.of("conversations.open").with("users", String.join(",", userIds))).path("channel"), "id");
        directory.forgetDms(slack);
        return opened;
    }

    private SlackChannel channel(Credential slack, String field, String name, NameMatching use) {
        List<SlackChannel> exact = use == NameMatching.EXACT ? channels.named(slack, name) : channels.channel(slack, name).stream().toList();
        return NameResolver.find(
                use,
                field,
                name,
                exact.isEmpty() ? channels.channels(slack) : exact,
                c -> c.name() == null ? List.of() : List.of(c.name()),
                c -> "#" + c.name() + " (" + c.id() + ")");
    }

    private static boolean isPerson(String wanted) {
        return wanted.startsWith("@") || wanted.equalsIgnoreCase("me") || USER_ID.matcher(wanted).matches() || EMAIL.matcher(wanted).matches();
    }

    private static List<String> names(SlackUser user) {
        return Stream.of(user.displayName(), user.handle(), user.realName()).filter(Objects::nonNull).distinct().toList();
    }
}
