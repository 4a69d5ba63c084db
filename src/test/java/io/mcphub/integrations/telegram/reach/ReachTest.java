package io.mcphub.integrations.telegram.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static final io.mcphub.connections.credentials.Reach ALL = io.mcphub.connections.credentials.Reach.ALL;
    private static final io.mcphub.connections.credentials.Reach NONE = io.mcphub.connections.credentials.Reach.NONE;
    private static final TelegramChat BOB = TelegramChat.of(FakeAccount.chat(FakeAccount.BOB));
    private static final TelegramChat TEAM = TelegramChat.of(FakeAccount.chat(FakeAccount.TEAM));

    private final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private Reach reach;

    @BeforeEach
    void open() {
        telegram = new TelegramBox(database, folder);
        reach = telegram.beans().get(Reach.class);
        telegram.tdlib().on("getUser", request -> bobWithUsername());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ObjectNode bobWithUsername() {
        ObjectNode bob = FakeAccount.bob();
        bob.putObject("usernames").putArray("active_usernames").add("bob_t");
        return bob;
    }

    private Credential reading(String... targets) {
        return telegram.account(only(targets), ALL);
    }

    private static io.mcphub.connections.credentials.Reach only(String... targets) {
        return io.mcphub.connections.credentials.Reach.only(List.of(targets));
    }

    private static TelegramChat inFolder(long id, int folder) {
        ObjectNode chat = FakeAccount.chat(id);
        chat.putArray("chat_lists").addObject().put("@type", "chatListFolder").put("chat_folder_id", folder);
        return TelegramChat.of(chat);
    }

    private static TelegramChat titled(String title, boolean listed) {
        ObjectNode chat = FakeAccount.chat(FakeAccount.TEAM).put("title", title);
        return TelegramChat.of(listed ? chat : (ObjectNode) chat.set("positions", Json.mapper().createArrayNode()));
    }

    @Test
    void chatsWhenEverythingMayBeReadThenAllAndNothingIsAsked() {
        assertThat(reach.readable(telegram.account(), List.of(BOB, TEAM))).containsExactly(BOB, TEAM);
        assertThat(telegram.tdlib().requests()).isEmpty();
    }

    @Test
    void chatsWhenNothingMayBeReadThenNone() {
        Credential blind = telegram.account(NONE, ALL);
        assertThat(reach.readable(blind, List.of(BOB, TEAM))).isEmpty();
        assertThat(catchThrowableOfType(HubException.class, () -> reach.requireRead(blind, BOB)).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1001234567890", "team", "Team"})
    void chatsWhenOneIsNamedThenOnlyThatOne(String target) {
        Credential some = reading(target);
        TelegramChat team = titled("Team", true);
        assertThat(reach.readable(some, List.of(BOB, team))).containsExactly(team);
        HubException refused = catchThrowableOfType(HubException.class, () -> reach.requireRead(some, BOB));
        assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(refused.publicDetail()).contains(target, "/connections");
        assertThatCode(() -> reach.requireRead(some, team)).doesNotThrowAnyException();
    }

    @Test
    void chatsWhenAUsernameIsNamedThenItsOwner() {
        assertThat(reach.readable(reading("@BOB_T"), List.of(BOB, TEAM))).containsExactly(BOB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder:Work", "folder:4", "FOLDER:work"})
    void chatsWhenAFolderIsNamedThenThoseInIt(String target) {
        Credential some = reading(target);
        TelegramChat team = inFolder(FakeAccount.TEAM, 4);
        reach.readable(reading("1"), List.of(BOB));
        telegram.tdlib().update(Json.read("{\"@type\":\"updateChatFolders\",\"chat_folders\":[{\"@type\":\"chatFolderInfo\",\"id\":4,\"name\":{\"text\":{\"text\":\"Work\"}}}]}"));
        assertThat(reach.readable(some, List.of(inFolder(FakeAccount.BOB, 5), team))).containsExactly(team);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@bob_t", "5000000002", " folder:Work"})
    void titleWhenItLooksLikeAnotherKindOfNameThenDoesNotCount(String title) {
        assertThat(reach.readable(reading(title), List.of(titled(title, true)))).isEmpty();
    }

    @Test
    void titleWhenTheChatIsInNoListThenDoesNotCount() {
        assertThat(reach.readable(reading("Family"), List.of(titled("Family", false)))).isEmpty();
        assertThat(reach.readable(reading("Family"), List.of(titled("Family", true)))).hasSize(1);
    }

    @Test
    void writeWhenOnlySomeChatsThenThoseAndOnlyWhatMayBeRead() {
        Credential some = telegram.account(only("@bob_t", "-1001234567890"), only("@bob_t", "42"));
        assertThatCode(() -> reach.requireWrite(some, BOB)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(HubException.class, () -> reach.requireWrite(some, TEAM)).publicDetail()).contains("write to @bob_t, 42 only");
        assertThat(catchThrowableOfType(HubException.class, () -> reach.requireWrite(telegram.account(only("42"), ALL), BOB)).publicDetail()).contains("read 42 only");
        assertThat(catchThrowableOfType(HubException.class, () -> reach.requireWrite(telegram.account(ALL, NONE), BOB)).publicDetail()).contains("only read");
    }
}
