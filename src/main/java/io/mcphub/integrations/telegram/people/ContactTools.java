package io.mcphub.integrations.telegram.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.contacts.search}. */
@ApplicationScoped
@ToolsOf("telegram")
public class ContactTools {
    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    /** Arguments of {@code telegram.contacts.search}. */
    public record SearchContacts(
            @Description("The beginning of a name or username, or a whole +phone number") @NotBlank @Size(max = 200) String query,
            @TelegramArgs.Limit @Nullable Integer limit) {}

    /** The contacts that were found. */
    public record Contacts(
            @NotNull @Rows @Description("The contacts") List<Person> people,
            @Nullable @Description("How many fit in all; absent if all are shown") Integer total) {}

    @Tool(
            name = "telegram.contacts.search",
            title = "Find contacts",
            effect = Effect.READ,
            description = "Finds people among the account's contacts. For others give their @username to telegram.dialogs.info.")
    public Contacts search(SearchContacts in, Credential telegram) {
        String query = in.query().strip();
        return query.startsWith("+") ? byPhone(telegram, query) : byName(telegram, query.startsWith("@") ? query.substring(1) : query, TelegramArgs.limit(in.limit()));
    }

    private Contacts byName(Credential telegram, String name, int limit) {
        JsonNode found = client.read(telegram, TelegramRequest.of("searchContacts").with("query", name).with("limit", limit));
        List<TelegramRequest> requests = JsonTree.list(found.path("user_ids"), id -> TelegramRequest.of("getUser").with("user_id", id.asLong()));
        List<JsonNode> people = chats.people(telegram, client.known(telegram, requests));
        int total = found.path("total_count").asInt();
        return new Contacts(people.stream().map(Person::of).toList(), total > requests.size() ? total : null);
    }

    /** Looks on this account only: a stranger's number is not given to Telegram. */
    private Contacts byPhone(Credential telegram, String number) {
        JsonNode user = client.read(telegram, TelegramRequest.of("searchUserByPhoneNumber").with("phone_number", number.replaceAll("[^+\\d]", "")).with("only_local", true).tolerating("Not Found"));
        boolean contact = !TelegramErrors.isError(user) && user.path("is_contact").asBoolean();
        return new Contacts(contact ? chats.people(telegram, List.of(user)).stream().map(Person::of).toList() : List.of(), null);
    }
}
