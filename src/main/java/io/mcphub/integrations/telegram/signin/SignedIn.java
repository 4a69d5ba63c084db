package io.mcphub.integrations.telegram.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.connectors.AccountDetails;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.upstream.JsonTree;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account behind a session that has just been signed in. Its token is the key of the session's database. */
final class SignedIn {
    private SignedIn() {}

    static ConnectedAccount account(SessionKey key, JsonNode me) {
        String id = JsonTree.text(me, "id");
        if (TelegramErrors.isError(me) || id == null) {
            throw TelegramErrors.FAILURES.strange(false);
        }
        String username = me.at("/usernames/editable_username").asText();
        AccountDetails details = new AccountDetails().with(SessionKey.DETAIL, key.id()).with("user_id", id).with("username", username);
        return new ConnectedAccount(id, name(me, username), key.key(), null, null, details.map());
    }

    /** Never the phone number, because names appear in lists and logs. */
    private static String name(JsonNode me, String username) {
        String full = Stream.of("first_name", "last_name").map(member -> me.path(member).asText()).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
        return username.isEmpty() ? full : (full + " (@" + username + ")").strip();
    }
}
