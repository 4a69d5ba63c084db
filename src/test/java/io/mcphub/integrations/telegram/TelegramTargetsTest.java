package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which chat a caller means. */
class TelegramTargetsTest {
    private static final String HISTORY = "telegram.messages.history";

    private final TelegramBench telegram = new TelegramBench();

    @AfterEach
    void stop() {
        telegram.close();
    }

    private JsonNode meant(String chat) {
        return telegram.call(HISTORY, Map.of("chat", chat, "limit", 1)).path("chat");
    }

    /** Telegram knows these chats, with titles that resemble each other. */
    private void knows(ObjectNode... chats) {
        ObjectNode ids = FakeTdlib.object("chats").put("total_count", chats.length);
        for (ObjectNode chat : chats) {
            ids.withArrayProperty("chat_ids").add(chat.path("id").asLong());
        }
        telegram.tdlib().on("searchChats", request -> ids).answer("searchContacts", "{\"@type\":\"users\",\"total_count\":0,\"user_ids\":[]}").on("getChat", request -> {
            for (ObjectNode chat : chats) {
                if (chat.path("id").asLong() == request.path("chat_id").asLong()) {
                    return chat;
                }
            }
            return FakeTdlib.error(400, "Chat not found");
        });
    }

    private static ObjectNode group(long id, String title) {
        return FakeAccount.chat(FakeAccount.TEAM).put("id", id).put("title", title);
    }

    @ParameterizedTest
    @CsvSource({
        "-1001234567890, Team, group", "@team, Team, group", "https://t.me/team, Team, group", "https://t.me/s/team/5, Team, group", "https://team.t.me, Team, group", "team.t.me/5, Team, group", "t.me/team/5, Team, group", "https://t.me/c/1234567890/5, Team, group",
        "https://t.me/c/1234567890, Team, group", "tg://resolve?domain=team, Team, group", "team, Team, group", "5000000002, Bob, private", "+49 151 00002, Bob, private", "Bob, Bob, private"
    })
    void chatWhenWrittenInAnyWayThenTheAnswerSaysWhichIsMeant(String written, String title, String kind) {
        JsonNode chat = meant(written);
        assertThat(chat.path("title").asText()).isEqualTo(title);
        assertThat(chat.path("kind").asText()).isEqualTo(kind);
    }

    @Test
    void chatWhenMeThenSavedMessages() {
        telegram.tdlib().on("createPrivateChat", request -> FakeAccount.chat(FakeAccount.BOB).put("id", request.path("user_id").asLong()).put("title", "Saved Messages"));
        assertThat(meant("me").path("title").asText()).isEqualTo("Saved Messages");
    }

    @Test
    void titleWhenItOnlyResemblesThenAReadTakesTheBestAndSaysSo() {
        knows(group(-1, "Team Berlin"), group(-2, "Old Team"));
        JsonNode page = telegram.call(HISTORY, Map.of("chat", "Team"));
        assertThat(page.at("/chat/title").asText()).isEqualTo("Team Berlin");
        assertThat(page.path("guessed").path(0).asText()).contains("\"Team\" was taken for Team Berlin (group, -1)", "Old Team (group, -2)");
    }

    @Test
    void titleWhenNobodyHasItThenSaysSo() {
        assertThat(telegram.failure(HISTORY, Map.of("chat", "Nowhere"))).satisfies(e -> {
            assertThat(e.field()).contains("chat");
            assertThat(e.publicDetail()).contains("Nothing called \"Nowhere\"");
        });
    }

    @Test
    void titleWhenTheChatIsInNoListThenIsNotFoundByIt() {
        ObjectNode foreign = group(-3, "Team");
        foreign.set("positions", Json.mapper().createArrayNode());
        knows(foreign);
        assertThat(telegram.failure(HISTORY, Map.of("chat", "Team")).field()).contains("chat");
    }

    @Test
    void idWhenUnknownUntilTheListsAreLoadedThenFound() {
        boolean[] loaded = new boolean[1];
        telegram.tdlib().on("loadChats", request -> {
            loaded[0] = true;
            return FakeTdlib.error(404, "Not Found");
        }).on("getChat", request -> loaded[0] ? FakeAccount.chat(FakeAccount.TEAM) : FakeTdlib.error(400, "Chat not found"));
        assertThat(meant("-1001234567890").path("title").asText()).isEqualTo("Team");
    }

    @Test
    void phoneWhenItIsNoContactsThenNobodyIsAskedAtTelegram() {
        assertThat(telegram.failure(HISTORY, Map.of("chat", "+49 30 123456")).publicDetail()).contains("No contact");
        assertThat(telegram.requests("searchUserByPhoneNumber")).allSatisfy(request -> assertThat(request.path("only_local").asBoolean()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://t.me/+AbCdEf123456", "https://t.me/joinchat/AbCdEf123456", "tg://join?invite=AbCdEf123456"})
    void linkWhenItInvitesThenSaysToJoinFirst(String link) {
        assertThat(telegram.failure(HISTORY, Map.of("chat", link)).publicDetail()).contains("invites into a chat");
    }

    @Test
    void chatWhenUnknownThenNotFound() {
        assertThat(telegram.failure(HISTORY, Map.of("chat", "@nobody")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(telegram.failure(HISTORY, Map.of("chat", "-42")).problem()).isEqualTo(Problem.NOT_FOUND);
    }
}
