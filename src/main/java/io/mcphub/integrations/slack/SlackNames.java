package io.mcphub.integrations.slack;

import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Matches;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names instead of ids: {@code #general}, {@code @ben}, an e-mail address, {@code me}, and Slack's own ids and mentions. */
@ApplicationScoped
class SlackNames {
    private static final Pattern CHANNEL_ID = Pattern.compile("(?:<#)?([CGD][A-Z0-9]{7,})(?:\\|[^>]*)?>?");
    private static final Pattern USER_ID = Pattern.compile("(?:<@)?([UW][A-Z0-9]{6,})(?:\\|[^>]*)?>?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    /** A conversation that a name led to; {@code name} is null if only the id is known. */
    record Conversation(String id, @Nullable String name) {}

    /** A channel, group or direct conversation; a person stands for the direct conversation with them. */
    public Conversation conversation(Credential slack, String field, String reference, Use use) {
        String wanted = reference.strip();
        Matcher id = CHANNEL_ID.matcher(wanted);
        if (id.matches()) {
            return new Conversation(id.group(1), null);
        }
        if (isPerson(wanted)) {
            return direct(slack, field, wanted, use);
        }
        String name = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        SlackChannel channel = Matches.find(
                use, field, name, directory.channels(slack), c -> c.name() == null ? List.of() : List.of(c.name()), c -> "#" + c.name() + " (" + c.id() + ")");
        return new Conversation(channel.id(), channel.name());
    }

    /** The id of a person. */
    public String user(Credential slack, String field, String reference, Use use) {
        String wanted = reference.strip();
        Matcher id = USER_ID.matcher(wanted);
        if (id.matches()) {
            return id.group(1);
        }
        if (wanted.equalsIgnoreCase("me") && slack.details().containsKey("user_id")) {
            return slack.details().get("user_id");
        }
        if (EMAIL.matcher(wanted).matches()) {
            return byEmail(slack, wanted).getId();
        }
        String name = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        return Matches.find(use, field, name, directory.users(slack), SlackNames::names, u -> "@" + u.displayName() + " (" + u.id() + ")").id();
    }

    /** The direct conversation with a person; a read never opens one, because that is a change. */
    public Conversation direct(Credential slack, String field, String person, Use use) {
        String userId = user(slack, field, person, use);
        if (use == Use.WRITE) {
            String opened = client.write(slack, m -> m.conversationsOpen(r -> r.users(List.of(userId)))).getChannel().getId();
            directory.forgetDms(slack);
            return new Conversation(opened, null);
        }
        String found = directory.dmWith(slack, userId)
                .orElseThrow(() -> HubException.notFound("There is no direct conversation with that person yet. slack.dm.send begins one."));
        return new Conversation(found, null);
    }

    private com.slack.api.model.User byEmail(Credential slack, String email) {
        UsersLookupByEmailResponse found = client.read(slack, m -> m.usersLookupByEmail(r -> r.email(email)));
        return found.getUser();
    }

    private static boolean isPerson(String wanted) {
        return wanted.startsWith("@") || wanted.equalsIgnoreCase("me") || USER_ID.matcher(wanted).matches() || EMAIL.matcher(wanted).matches();
    }

    private static List<String> names(SlackUser user) {
        return Stream.of(user.displayName(), user.handle(), user.realName()).filter(Objects::nonNull).distinct().toList();
    }
}
