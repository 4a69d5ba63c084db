package io.mcphub.integrations.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramClientTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final TelegramRequest ME = TelegramRequest.of("getMe");

    private final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private TelegramClient client;
    private Credential ada;

    @BeforeEach
    void open() {
        telegram = new TelegramBox(database, folder);
        client = telegram.beans().get(TelegramClient.class);
        ada = telegram.account();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static TelegramRequest hello() {
        return TelegramRequest.of("sendMessage").with("chat_id", FakeAccount.BOB)
                .with("input_message_content", TelegramRequest.of("inputMessageText").with("text", TelegramRequest.of("formattedText").with("text", "hi")));
    }

    private static Consumer<Throwable> problem(Problem problem, String... words) {
        return e -> {
            assertThat(((HubException) e).problem()).isEqualTo(problem);
            assertThat(words).allSatisfy(word -> assertThat(((HubException) e).publicDetail()).contains(word));
        };
    }

    @Test
    void requestWhenTheSessionIsClosedThenItOpensAndAnswers() {
        assertThat(client.read(ada, ME).path("first_name").asText()).isEqualTo("Ada");
        client.read(ada, ME);
        assertThat(telegram.tdlib().requests("setTdlibParameters")).hasSize(1);
    }

    @Test
    void messageWhenSentThenTheConfirmationIsFoundByItsTemporaryId() {
        JsonNode pending = client.write(ada, hello());
        assertThat(client.outcome(ada, FakeAccount.BOB, pending.path("id").asLong(), SOON)).hasValueSatisfying(update -> assertThat(update.at("/message/id").asLong()).isEqualTo(315_621_376L));
    }

    @Test
    void messageWhenTelegramSaysNothingThenTheOutcomeIsUnknown() {
        telegram.tdlib().on("sendMessage", request -> FakeAccount.message(FakeAccount.BOB, 7, "hi"));
        client.write(ada, hello());
        assertThat(client.outcome(ada, FakeAccount.BOB, 7, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void requestWhenTelegramAsksToWaitLongThenSaysSoAndAsksNotAgain() {
        telegram.tdlib().fails("getMe", 429, "Too Many Requests: retry after 400");
        assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(Problem.RATE_LIMITED, "400"));
        assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(Problem.RATE_LIMITED));
        assertThat(telegram.tdlib().requests("getMe")).hasSize(1);
    }

    @Test
    void requestWhenTheErrorIsToleratedThenAnswersIt() {
        assertThat(client.read(ada, TelegramRequest.of("loadChats").with("limit", 10).tolerating("Not Found")).path("code").asInt()).isEqualTo(404);
        assertThatThrownBy(() -> client.read(ada, TelegramRequest.of("loadChats").with("limit", 10))).satisfies(problem(Problem.NOT_FOUND));
    }

    @Test
    void requestWhenTelegramForbidsToShowTheErrorThenItIsNotShown() {
        telegram.tdlib().fails("getMe", 406, "SECRET_REASON");
        assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(Problem.UPSTREAM_REFUSED)).message().doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "Can't access the chat, NOT_FOUND, telegram.dialogs.list", "Need administrator rights in the channel chat, FORBIDDEN, Only admins", "Topic not found, INVALID_INPUT, telegram.topics.list", "Member list is inaccessible, FORBIDDEN, to its admins only", "PEER_FLOOD, FORBIDDEN, @SpamBot",
        "USER_BANNED_IN_CHANNEL, FORBIDDEN, @SpamBot", "CHAT_SEND_PLAIN_FORBIDDEN, FORBIDDEN, does not take", "YOU_BLOCKED_USER, FORBIDDEN, Unblock them", "TOPIC_CLOSED, FORBIDDEN, closed",
        "ALLOW_PAYMENT_REQUIRED_5, FORBIDDEN, payment", "Invalid forum topic identifier specified, INVALID_INPUT, telegram.topics.list", "Message has no comments, INVALID_INPUT, no comments"})
    void requestWhenTelegramRefusesItThenPlainWordsSayWhyAndWhatToDo(String message, Problem problem, String words) {
        telegram.tdlib().fails("getMe", 400, message);
        assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(problem, words));
    }

    @Test
    void writeWhenTheOwnerForbidsItThenNothingIsAsked() {
        Credential reader = telegram.account(Reach.ALL, Reach.NONE);
        assertThatThrownBy(() -> client.write(reader, hello())).satisfies(problem(Problem.FORBIDDEN));
        assertThat(telegram.tdlib().requests()).isEmpty();
    }

    @Test
    void writeWhenTheEngineCrashesThenItsOutcomeIsUnknown() {
        telegram.tdlib().on("sendMessage", request -> {
            telegram.tdlib().crash();
            return null;
        });
        assertThatThrownBy(() -> client.write(ada, hello())).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "unknown", "Look before you repeat it"));
    }

    @Test
    void readWhenTheSessionIsClosedJustNowThenTheConnectionIsNotTakenForLost() {
        client.read(ada, ME);
        telegram.tdlib().update(FakeTdlib.object("updateAuthorizationState").set("authorization_state", FakeTdlib.object("authorizationStateClosing")));
        await().untilAsserted(() -> assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "Try again")));
    }

    @Test
    void readWhenTheEngineCrashedThenTheAccountOpensAgain() {
        client.read(ada, ME);
        telegram.tdlib().crash();
        assertThat(client.read(ada, ME).path("first_name").asText()).isEqualTo("Ada");
    }
}
