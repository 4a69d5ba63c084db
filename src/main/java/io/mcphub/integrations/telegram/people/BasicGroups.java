package io.mcphub.integrations.telegram.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members of basic groups. Those are small: Telegram tells all members at once, and they are chosen here. */
@ApplicationScoped
class BasicGroups {
    @Inject
    TelegramClient client;

    /** The members of a group whose name or username begins with the query, if there is one. */
    List<JsonNode> members(Credential telegram, long group, String query, MemberTools.Who who) {
        List<JsonNode> all = JsonTree.list(client.read(telegram, TelegramRequest.of("getBasicGroupFullInfo").with("basic_group_id", group)).path("members"));
        List<JsonNode> people = client.known(telegram, all.stream().map(member -> TelegramRequest.of("getUser").with("user_id", member.at("/member_id/user_id").asLong())).toList());
        return IntStream.range(0, all.size())
                .filter(i -> isOf(who, all.get(i), people.get(i)) && isNamed(people.get(i), query.replaceFirst("^@", "").toLowerCase(Locale.ROOT)))
                .mapToObj(all::get).toList();
    }

    private static boolean isOf(MemberTools.Who who, JsonNode member, JsonNode person) {
        String role = TelegramUser.role(member.path("status"));
        return switch (who) {
            case ALL -> true;
            case ADMINS -> role.equals("owner") || role.equals("admin");
            case BOTS -> TelegramUser.isBot(person);
        };
    }

    private static boolean isNamed(JsonNode person, String beginning) {
        String name = TelegramUser.name(person).toLowerCase(Locale.ROOT);
        Stream<String> names = Stream.of(Stream.of(name), Stream.of(name.split("\\s+")), TelegramUser.usernames(person).stream()).flatMap(all -> all);
        return names.anyMatch(part -> part.toLowerCase(Locale.ROOT).startsWith(beginning));
    }
}
