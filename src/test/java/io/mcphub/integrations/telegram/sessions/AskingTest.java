package io.mcphub.integrations.telegram.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.ConnectionDetails;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import io.mcphub.testing.TwoHubs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with one folder of sessions; "here" has Ada's lease, and calls come to "there". */
class AskingTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TelegramRequest ME = TelegramRequest.of("getMe");

    private final TestDatabase database = new TestDatabase(TestProduct.POSTGRESQL);
    private final TwoHubs hubs = new TwoHubs();
    /** Of both nodes: here, there. */
    private final List<Runnable> rounds = new ArrayList<>();

    @TempDir
    Path folder;

    private TelegramBox here;
    private TelegramBox there;
    private TelegramClient client;
    private Credential ada;
    private volatile Optional<Credential> connected;

    @BeforeEach
    void open() throws Exception {
        here = box("here");
        there = box("there");
        ada = here.account();
        connected = Optional.of(ada);
        client = there.beans().get(TelegramClient.class);
        here.beans().get(TelegramClient.class).read(ada, ME);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readWhenAnotherNodeHasTheSessionThenThatOneAsksTelegram() {
        assertThat(client.read(ada, ME)).isEqualTo(FakeAccount.me());
        assertThat(client.known(ada, List.of(ME, TelegramRequest.of("getUser").with("user_id", 1)))).extracting(answer -> answer.path("@type").asText()).containsExactly("user", "error");
        assertThat(there.tdlib().requests()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void messageWhenSentThroughAnotherNodeThenItsConfirmationIsFoundThere() {
        JsonNode pending = client.write(ada, hello());
        assertThat(client.outcome(ada, FakeAccount.BOB, pending.path("id").asLong(), SOON)).hasValueSatisfying(update -> assertThat(update.at("/message/id").asLong()).isEqualTo(315_621_376L));
        assertThat(client.outcome(ada, FakeAccount.BOB, 7, Duration.ZERO)).isEmpty();
        assertThat(here.tdlib().requests("sendMessage")).hasSize(1);
    }

    @Test
    void readWhenTelegramRefusesItThereThenSaysWhyAsHere() {
        here.tdlib().fails("getMe", 400, "Topic not found");
        assertThatThrownBy(() -> client.read(ada, ME)).satisfies(problem(Problem.INVALID_INPUT, "telegram.topics.list"));
    }

    @Test
    void writeWhenTheEngineThereCrashesThenItsOutcomeIsUnknown() {
        here.tdlib().on("sendMessage", request -> {
            here.tdlib().crash();
            return null;
        });
        assertThatThrownBy(() -> client.write(ada, hello())).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "unknown", "Look before you repeat it"));
    }

    @Test
    void writeWhenTheDatabaseIsLostThenItsOutcomeIsUnknownAndARoundRemovesItLater() {
        here.tdlib().on("sendMessage", request -> {
            rename("errands", "errands_away");
            return null;
        });
        there.beans().get(Asking.class).way = Duration.ZERO;
        assertThatThrownBy(() -> client.write(ada, hello().within(Duration.ofSeconds(1)))).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "unknown", "before you repeat"));
        rename("errands_away", "errands");
        assertThat(rows()).isEqualTo(1);

        assertThat(rounds).hasSize(2);
        rounds.get(1).run();
        assertThat(rows()).isZero();
    }

    @Test
    void questionWhenTheAccountIsAnothersThenIsNotAsked() {
        connected = Optional.empty();
        assertThatThrownBy(() -> client.write(ada, hello())).satisfies(problem(Problem.CONFLICT, "Nothing was begun"));
        Credential eve = new Credential(ada.connectionId(), "eve", ada.token(), ada.details());
        connected = Optional.of(ada);
        assertThatThrownBy(() -> client.write(eve, hello())).satisfies(problem(Problem.CONFLICT));
        assertThat(here.tdlib().requests("sendMessage")).isEmpty();
    }

    @Test
    void questionWhenTheKeyOfTheSessionIsWrongThenIsNotAsked() {
        SessionKey forged = new SessionKey(SessionKey.of(ada).id(), Secret.of("d3Jvbmc="), null);
        Asking asking = there.beans().get(Asking.class);
        assertThatThrownBy(() -> asking.ask(forged, Question.call(ME.json(), SOON))).satisfies(problem(Problem.CONFLICT));
        assertThat(asking.end(forged)).isFalse();
        assertThat(here.tdlib().requests("logOut")).isEmpty();
    }

    @Test
    void questionWhenNobodyBeginsItThenNothingHappenedAndTheSentenceSaysSo() {
        hubs.lose(topic -> true);
        there.beans().get(Asking.class).way = Duration.ZERO;
        assertThatThrownBy(() -> client.write(ada, hello().within(Duration.ofMillis(200)))).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "Nothing was begun"))
                .satisfies(e -> assertThat(((HubException) e).mayHaveChanged()).isFalse());
        assertThat(here.tdlib().requests("sendMessage")).isEmpty();
    }

    @Test
    void questionWhenTheLeaseIsFreeMeanwhileThenThisNodeTakesIt() throws Exception {
        hubs.lose(topic -> true);
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> client.read(ada, ME));
        await().until(() -> rows() == 1);
        here.beans().get(Leases.class).release(List.of(SessionKey.of(ada).lease()));
        assertThat(answer.get()).isEqualTo(FakeAccount.me());
        assertThat(there.tdlib().requests("getMe")).hasSize(1);
    }

    @Test
    void questionWhenTheAnswerIsLateThenSaysWhatALocalCallSays() {
        here.tdlib().on("getMe", request -> null);
        assertThatThrownBy(() -> client.read(ada, TelegramRequest.of("getMe").within(Duration.ofMillis(50)))).satisfies(problem(Problem.UPSTREAM_UNAVAILABLE, "did not answer in time"));
    }

    @Test
    void questionWhenItsCallerIsGoneThenTheOtherNodeWaitsNoLonger() {
        here.tdlib().on("getMe", request -> null);
        Cancellation.Switch person = new Cancellation.Switch();
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> Cancellation.during(person, () -> client.read(ada, ME)));
        await().until(() -> here.tdlib().requests("getMe").size() == 2);
        assertThat(users()).isEqualTo(1);

        person.cancel();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(HubException.class);
        await().until(() -> users() == 0);
        assertThat(rows()).isZero();
    }

    @Test
    void signInWhenItsNextStepComesToAnotherNodeThenGoesOn() throws Exception {
        SessionKey fresh = SessionKey.random();
        Asking first = here.beans().get(Asking.class);
        Asking second = there.beans().get(Asking.class);
        TelegramRequest number = TelegramRequest.of("setAuthenticationPhoneNumber").with("phone_number", "+99966123");
        assertThat(state(first.ask(fresh, Question.signIn(number.json(), "phone", SOON)))).isEqualTo("authorizationStateWaitCode");

        TelegramRequest code = TelegramRequest.of("checkAuthenticationCode").with("code", "11111");
        assertThat(second.ask(fresh, Question.signIn(code.json(), "authorizationStateWaitCode", SOON)).at("/error/message").asText()).isEqualTo("PHONE_CODE_INVALID");
        assertThat(second.ask(fresh, Question.signIn(code.json(), "authorizationStateWaitPassword", SOON)).path("lost").asBoolean()).isTrue();
        JsonNode done = second.ask(fresh, Question.signIn(code.with("code", "12345").json(), "authorizationStateWaitCode", SOON));
        assertThat(done.at("/me/first_name").asText()).isEqualTo("Ada");
        assertThat(there.tdlib().requests()).isEmpty();
    }

    @Test
    void sessionWhenEndedAtAnotherNodeThenLogsOutAtTelegram() {
        assertThat(there.beans().get(Asking.class).end(SessionKey.of(ada))).isTrue();
        assertThat(here.tdlib().requests("logOut")).hasSize(1);
        assertThat(here.beans().get(SessionFolders.class).exists(SessionKey.of(ada).id())).isFalse();
    }

    @Test
    void sessionWhenAnotherNodeHasItThenNeedsNoRoomHere() throws Exception {
        there.config().variables.put("TELEGRAM_MAX_OPEN", "1");
        SessionKey fresh = SessionKey.random();
        there.beans().get(Sessions.class).use(fresh, inUse -> {
            assertThat(client.read(ada, ME)).isEqualTo(FakeAccount.me());
            return null;
        });
        assertThat(client.read(ada, ME)).isEqualTo(FakeAccount.me());
        assertThat(there.tdlib().requests("close")).as("the idle session is not closed for nothing").isEmpty();
    }

    @Test
    void sessionWhenEndedAtANodeWithoutRoomThenItsHolderLogsOut() throws Exception {
        there.config().variables.put("TELEGRAM_MAX_OPEN", "1");
        there.beans().get(Sessions.class).use(SessionKey.random(), inUse -> {
            assertThat(there.beans().get(Asking.class).end(SessionKey.of(ada))).isTrue();
            return null;
        });
        assertThat(here.tdlib().requests("logOut")).hasSize(1);
    }

    private static String state(JsonNode answer) {
        return answer.at("/state/@type").asText();
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

    /** How many are inside Ada's session where it is open. */
    private int users() {
        OpenSession session = here.beans().get(OpenSessions.class).get(SessionKey.of(ada).id());
        return session.users();
    }

    private void rename(String table, String name) {
        database.run(em -> em.createNativeQuery("ALTER TABLE " + table + " RENAME TO " + name).executeUpdate());
    }

    private long rows() {
        return ((Number) database.entityManager().createNativeQuery("SELECT COUNT(*) FROM errands").getSingleResult()).longValue();
    }

    private TelegramBox box(String name) {
        TelegramBox box = new TelegramBox(database, folder);
        hubs.add(box.beans(), name);
        box.beans().with(Rounds.class, new Rounds() {
            @Override
            public void every(Duration first, Duration every, Runnable task) {
                rounds.add(task);
            }
        });
        box.beans().with(ConnectionDetails.class, new ConnectionDetails() {
            @Override
            public Optional<Credential> owned(String integration, String userId, String connectionId) {
                return connected.filter(account -> account.userId().equals(userId) && account.connectionId().equals(connectionId));
            }
        });
        box.beans().get(Questions.class).start(this);
        return box;
    }
}
