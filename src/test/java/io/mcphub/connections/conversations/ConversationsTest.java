package io.mcphub.connections.conversations;

import static io.mcphub.connections.conversations.ConversationRig.ADA;
import static io.mcphub.connections.conversations.ConversationRig.BEN;
import static io.mcphub.connections.conversations.ConversationRig.NOW;
import static io.mcphub.connections.conversations.ConversationRig.PROGRAM;
import static io.mcphub.connections.conversations.ConversationRig.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting an account step by step. */
class ConversationsTest {
    private final ConversationRig rig = new ConversationRig();
    private final Talkative connector = rig.connector;
    private final Conversations conversations = rig.conversations;

    @AfterEach
    void close() {
        rig.close();
    }

    private Conversation begin(String way) {
        return conversations.begin(ADA, "fake", ConversationStart.of(way, null, null));
    }

    private Step answer(Conversation conversation, String name, String value) {
        return conversations.answer(ADA, "fake", conversation.id(), values(name, value)).step();
    }

    private static StepAnswer values(String name, String value) {
        return new StepAnswer(Map.of(name, Secret.of(value)), null);
    }

    private static StepAnswer action(String name) {
        return new StepAnswer(Map.of(), name);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call).problem();
    }

    private Conversation atCode() {
        Conversation begun = begin("phone");
        answer(begun, "phone", "+1 555 0100");
        return begun;
    }

    private Conversation atQrCode() {
        Conversation begun = atCode();
        answer(begun, "code", "12345");
        answer(begun, "password", "very secret");
        return begun;
    }

    @Test
    void conversationWhenAnotherPersonsOrUnknownThenNotFound() {
        Conversation mine = begin("phone");
        List<ThrowingCallable> tries = List.of(
                () -> conversations.poll(BEN, "fake", mine.id()),
                () -> conversations.answer(BEN, "fake", mine.id(), values("phone", "1")),
                () -> conversations.cancel(BEN, "fake", mine.id()),
                () -> conversations.follow(BEN, "fake", mine.id()),
                () -> conversations.poll(ADA, "other", mine.id()),
                () -> conversations.poll(ADA, "fake", "unknown"));

        assertThat(tries).allSatisfy(call -> assertThat(problem(call)).isEqualTo(Problem.NOT_FOUND));
        assertThat(conversations.poll(ADA, "fake", mine.id()).step().kind()).isEqualTo(Step.Kind.FIELDS);
    }

    @Test
    void conversationWhenCancelledThenGoneAndForgotten() {
        Conversation mine = atCode();
        conversations.cancel(ADA, "fake", mine.id());

        assertThat(problem(() -> conversations.poll(ADA, "fake", mine.id()))).isEqualTo(Problem.GONE);
        assertThat(problem(() -> answer(mine, "code", "12345"))).isEqualTo(Problem.GONE);
        assertThat(problem(() -> conversations.cancel(ADA, "fake", mine.id()))).isEqualTo(Problem.GONE);
        assertThat(sealed(mine)).isNull();
    }

    @Test
    void conversationWhenItsTimeIsOverThenGoneAndForgottenWithTheNext() {
        Conversation mine = atCode();
        rig.at(Duration.ofMinutes(10));

        assertThat(problem(() -> conversations.poll(ADA, "fake", mine.id()))).isEqualTo(Problem.GONE);
        assertThat(problem(() -> answer(mine, "code", "12345"))).isEqualTo(Problem.GONE);
        begin("phone");
        assertThat(sealed(mine)).isNull();
    }

    @Test
    void stepWhenAnotherFollowsThenTheTimeBeginsAnewButNotAfterAWrongValue() {
        Conversation mine = atCode();
        rig.at(Duration.ofMinutes(9));
        Conversation wrong = conversations.answer(ADA, "fake", mine.id(), values("code", "1"));
        assertThat(wrong.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        Conversation next = conversations.answer(ADA, "fake", mine.id(), values("code", "12345"));
        assertThat(next.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(19)));
    }

    @Test
    void answersWhenTwoAtOnceThenTheSecondConflicts() {
        Conversation mine = atCode();
        List<Problem> second = new ArrayList<>();
        connector.during = () -> second.add(problem(() -> answer(mine, "code", "12345")));

        assertThat(answer(mine, "code", "12345").asked()).extracting(Field::name).containsExactly("password");
        assertThat(second).containsExactly(Problem.CONFLICT);
    }

    @Test
    void answerWhenCancelledMeanwhileThenGoneAndNothingIsConnected() {
        Conversation mine = begin("token");
        connector.during = () -> conversations.cancel(ADA, "fake", mine.id());

        assertThat(problem(() -> answer(mine, "token", "a1"))).isEqualTo(Problem.GONE);
        assertThat(rig.connections.works("user-1", "fake")).isFalse();
    }

    @Test
    void claimWhenItsHolderDiedThenFreeAfterAMinute() {
        Conversation mine = atCode();
        connector.during = () -> {
            throw new StackOverflowError();
        };
        catchThrowableOfType(StackOverflowError.class, () -> answer(mine, "code", "12345"));

        assertThat(problem(() -> answer(mine, "code", "12345"))).isEqualTo(Problem.CONFLICT);
        rig.at(ConversationStore.CLAIM);
        assertThat(answer(mine, "code", "12345").kind()).isEqualTo(Step.Kind.FIELDS);
    }

    @Test
    void valueWhenWrongThenTheSameStepWithItsProblem() {
        Conversation mine = atCode();

        Step again = answer(mine, "code", "99999");

        assertThat(again.asked()).extracting(Field::name).containsExactly("code");
        assertThat(again.problems()).containsExactly(new FieldProblem("code", "Wrong code."));
        assertThat(Json.write(again)).doesNotContain("99999");
        int calls = connector.calls;
        assertThat(answer(mine, "code", " ").problems()).extracting(FieldProblem::field).containsExactly("code");
        assertThat(answer(mine, "code", "1\n2").problems()).extracting(FieldProblem::field).containsExactly("code");
        assertThat(connector.calls).isEqualTo(calls);
        assertThat(answer(mine, "code", "12345").problems()).isEmpty();
    }

    @Test
    void answerWhenTheStepDoesNotAskForItThenInvalid() {
        Conversation mine = atCode();
        assertThat(problem(() -> answer(mine, "password", "x"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> conversations.answer(ADA, "fake", mine.id(), action("fly")))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> conversations.answer(ADA, "fake", mine.id(), action("resend")))).isEqualTo(Problem.RATE_LIMITED);
        assertThat(problem(() -> answer(atQrCode(), "code", "1"))).isEqualTo(Problem.CONFLICT);
        assertThat(conversations.answer(ADA, "fake", mine.id(), action("back")).step().asked()).extracting(Field::name).containsExactly("phone");
    }

    @Test
    void providerWhenDownThenTheStepStaysAndWhenItRefusesTheConversationFails() {
        Conversation mine = atCode();
        connector.down = true;
        assertThat(problem(() -> answer(mine, "code", "12345"))).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        connector.down = false;
        Step failed = answer(mine, "code", "blocked");

        assertThat(failed.kind()).isEqualTo(Step.Kind.FAILED);
        assertThat(failed.problem().detail()).isEqualTo("This number is blocked.");
        assertThat(conversations.poll(ADA, "fake", mine.id()).step()).isEqualTo(failed);
        assertThat(problem(() -> answer(mine, "code", "12345"))).isEqualTo(Problem.GONE);
    }

    @Test
    void longWayWhenWalkedToTheEndThenConnected() {
        Conversation mine = atQrCode();
        Step shown = conversations.poll(ADA, "fake", mine.id()).step();
        assertThat(shown.kind()).isEqualTo(Step.Kind.QR);
        assertThat(shown.image()).startsWith("<svg ").contains("<path");
        assertThat(shown.link()).isEqualTo("tg://login?token=abc");
        connector.scanned = true;

        Step done = conversations.poll(ADA, "fake", mine.id()).step();

        assertThat(done.kind()).isEqualTo(Step.Kind.DONE);
        assertThat(done.connection().account()).isEqualTo("account q");
        assertThat(conversations.poll(ADA, "fake", mine.id()).step()).isEqualTo(done);
        assertThat(problem(() -> conversations.cancel(ADA, "fake", mine.id()))).isEqualTo(Problem.GONE);
        assertThat(rig.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("q1"));
    }

    @Test
    void stepsWhenStoredThenTheRowsTellNothingOfThem() {
        atQrCode();
        answer(begin("token"), "token", "a-pasted-token");
        String state = Talkative.state(begin("oauth").step().url());
        Conversation failed = atCode();
        answer(failed, "code", "blocked");

        assertThat(sealed(failed)).startsWith("v1.");
        assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row)
                .doesNotContain("555", "12345", "very secret", "login?token", "a-pasted-token", state, "provider.example.com", "blocked"));
    }

    @Test
    void openOnesWhenTooManyThenTheOldestEnds() {
        Conversation foreign = conversations.begin(BEN, "fake", ConversationStart.of("phone", null, null));
        Conversation oldest = begin("phone");
        rig.at(Duration.ofSeconds(1));
        Conversation second = begin("phone");
        rig.at(Duration.ofSeconds(2));
        for (int i = 2; i < ConversationStore.MOST_OPEN; i++) {
            begin("phone");
        }
        assertThat(conversations.poll(ADA, "fake", oldest.id()).step().kind()).isEqualTo(Step.Kind.FIELDS);

        begin("phone");

        assertThat(problem(() -> answer(oldest, "phone", "1"))).isEqualTo(Problem.GONE);
        assertThat(sealed(oldest)).isNull();
        assertThat(answer(second, "phone", "1").kind()).isEqualTo(Step.Kind.FIELDS);
        assertThat(conversations.poll(BEN, "fake", foreign.id()).step().kind()).isEqualTo(Step.Kind.FIELDS);
    }

    @Test
    void waitingWhenOnlyLookedAtThenEndsInItsTimeAllTheSame() {
        Conversation mine = atQrCode();
        rig.at(Duration.ofMinutes(9));
        Conversation looked = conversations.poll(ADA, "fake", mine.id());
        assertThat(looked.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(looked.step().until()).isEqualTo(NOW.plus(Duration.ofMinutes(9)).plusSeconds(60));
        rig.at(Duration.ofMinutes(10));

        assertThat(problem(() -> conversations.poll(ADA, "fake", mine.id()))).isEqualTo(Problem.GONE);
    }

    @Test
    void answerWhenOptionalFieldsAreLeftOutThenStillAnAnswer() {
        Step step = Step.fields(null, List.of(new Field("note", "Note", "", Field.Type.TEXT, false)));

        DialogueInput input = new DialogueInput("phone", "s", "r", Map.of(), new StepAnswer(Map.of(), null).complete(step), null);

        assertThat(input.isPoll()).isFalse();
        assertThat(input.value("note")).isEmpty();
    }

    @Test
    void pasteWhenItIsRightThenConnectedAndNothingStaysOpen() {
        assertThat(paste("a1", "work").connections()).singleElement().satisfies(connection -> assertThat(connection.label()).isEqualTo("work"));
        assertThat(paste("a2", "work").connections()).as("the same account again").hasSize(1);

        assertThat(rows()).isEmpty();
    }

    @Test
    void pasteWhenRefusedThenAsBeforeAndNothingStaysOpen() {
        paste("a1", "work");
        assertThat(catchThrowableOfType(HubException.class, () -> paste("bad", null)).field()).contains("token");
        assertThat(catchThrowableOfType(HubException.class, () -> paste("b1", "Work")).field()).contains("label");
        connector.down = true;
        assertThat(problem(() -> paste("a1", null))).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);

        assertThat(rows()).isEmpty();
        assertThat(rig.connections.accounts("user-1", "fake")).hasSize(1);
    }

    @Test
    void pasteWhileTheProviderIsAskedThenItIsAConversation() {
        List<String> open = new ArrayList<>();
        connector.during = () -> open.addAll(rows());

        paste("a1", null);

        assertThat(open).singleElement().satisfies(row -> assertThat(row).contains("user-1", "fake", "token").doesNotContain("a1"));
    }

    private IntegrationSummary paste(String token, @Nullable String label) {
        return conversations.paste(ADA, "fake", PastedToken.of(Secret.of(token)), label);
    }

    /** Everything that the table holds, as it lies in the file. */
    private List<String> rows() {
        return rig.database.transaction(em -> ((List<?>) em.createNativeQuery("SELECT * FROM connect_conversations").getResultList()).stream()
                .map(row -> Arrays.deepToString((Object[]) row))
                .toList());
    }

    @Test
    void redirectWhenBegunByAProgramThenBoundToTheBrowserThatFollowsIt() {
        Conversation begun = conversations.begin(PROGRAM, "fake", ConversationStart.of("oauth", null, null));
        assertThat(begun.step().url()).hasToString("https://hub.example.com/connections?integration=fake&conversation=" + begun.id() + "&follow=1");

        URI provider = conversations.follow(ADA, "fake", begun.id());

        assertThat(problem(() -> conversations.follow(person("user-1", "another"), "fake", begun.id()))).isEqualTo(Problem.CONFLICT);
        String state = Talkative.state(provider);
        assertThat(rig.told(rig.flow.finish(person("user-1", "another"), "fake", "a9", state, null))).endsWith("?error=state");
        assertThat(connector.exchanges).isZero();
        assertThat(rig.told(rig.flow.finish(ADA, "fake", "a9", state, null))).endsWith("?connected=fake");
        assertThat(conversations.poll(PROGRAM, "fake", begun.id()).step().connection().account()).isEqualTo("account a");
    }

    @Test
    void redirectWhenNobodyHasFollowedItThenNobodyComesBack() {
        Conversation begun = conversations.begin(PROGRAM, "fake", ConversationStart.of("oauth", null, null));
        assertThat(problem(() -> conversations.answer(ADA, "fake", begun.id(), values("code", "a9")))).isEqualTo(Problem.CONFLICT);
        assertThat(rig.told(rig.flow.finish(ADA, "fake", "a9", "guessed", null))).endsWith("?error=state");
    }

    @Test
    void redirectWhenWhoCameBackDiedThenTheStateIsUsedUpAllTheSame() {
        String state = Talkative.state(begin("oauth").step().url());
        connector.during = () -> {
            throw new StackOverflowError();
        };
        catchThrowableOfType(StackOverflowError.class, () -> rig.flow.finish(ADA, "fake", "a9", state, null));
        rig.at(ConversationStore.CLAIM);

        assertThat(rig.told(rig.flow.finish(ADA, "fake", "a9", state, null))).endsWith("?error=state");
    }

    @Test
    void redirectWhenTheConnectorBreaksThenTheConversationHasFailed() {
        Conversation begun = begin("oauth");
        connector.during = () -> {
            throw new IllegalStateException("a defect");
        };

        catchThrowableOfType(IllegalStateException.class, () -> rig.flow.finish(ADA, "fake", "a9", Talkative.state(begun.step().url()), null));

        assertThat(conversations.poll(ADA, "fake", begun.id()).step().kind()).isEqualTo(Step.Kind.FAILED);
    }

    @Test
    void redirectWhenCancelledThenTheWayBackIsClosed() {
        Conversation begun = begin("oauth");
        conversations.cancel(ADA, "fake", begun.id());
        assertThat(rig.told(rig.flow.finish(ADA, "fake", "a9", Talkative.state(begun.step().url()), null))).endsWith("?error=state");
        assertThat(connector.exchanges).isZero();
    }

    @Test
    void reconnectWhenAnotherAccountAnswersThenFailedAndTheConnectionStays() {
        answer(begin("token"), "token", "a1");
        String id = rig.connections.accounts("user-1", "fake").get(0).id();
        Conversation other = conversations.begin(ADA, "fake", ConversationStart.of("token", null, id));
        Conversation same = conversations.begin(ADA, "fake", ConversationStart.of("token", "work", id));

        assertThat(answer(other, "token", "b1").problem().detail()).contains("another account");
        assertThat(answer(same, "token", "a2").connection().label()).isEqualTo("work");
        assertThat(rig.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a2"));
        assertThat(rig.connections.accounts("user-1", "fake")).hasSize(1);
    }

    @Test
    void beginWhenItCannotWorkThenRefusedAtOnce() {
        answer(conversations.begin(ADA, "fake", ConversationStart.of("token", "work", null)), "token", "a1");
        String id = rig.connections.accounts("user-1", "fake").get(0).id();
        assertThat(problem(() -> conversations.begin(ADA, "fake", ConversationStart.of("token", "Work", null)))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> conversations.begin(BEN, "fake", ConversationStart.of("token", null, id)))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(() -> begin("pigeon"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> begin("none"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> conversations.begin(ADA, "other", ConversationStart.of("token", null, null)))).isEqualTo(Problem.NOT_FOUND);
        connector.configured = false;
        assertThat(problem(() -> begin("oauth"))).isEqualTo(Problem.CONFLICT);
        assertThat(begin("token").step().kind()).isEqualTo(Step.Kind.FIELDS);
    }

    @Test
    void integrationWhenListedThenItsWaysAndWhatIsMissing() {
        connector.configured = false;
        assertThat(Json.write(rig.connections.integrations(ADA).get(0))).contains(
                "\"connect\":[\"oauth\",\"token\",\"phone\"]",
                "\"ways\":[{\"id\":\"oauth\",\"label\":\"Sign in at Fake\"},{\"id\":\"token\",\"label\":\"Paste: Token\"},{\"id\":\"phone\",\"label\":\"With your phone\"}]",
                "\"problem\":{\"code\":\"not_configured\",\"detail\":\"Signing in at Fake is not set up");
        connector.configured = true;
        assertThat(rig.connections.integrations(ADA).get(0).problem()).isNull();
        rig.baseUrl = "http://localhost:8000";
        assertThat(rig.connections.integrations(ADA).get(0).problem().code()).isEqualTo("https_required");
        connector.httpsOnly = false;
        assertThat(rig.connections.integrations(ADA).get(0).problem()).isNull();
    }

    private String sealed(Conversation conversation) {
        return rig.database.transaction(em -> em.createQuery("SELECT c FROM ConversationEntity c WHERE c.id = :id", ConversationEntity.class)
                .setParameter("id", conversation.id())
                .getSingleResult()).sealed;
    }

    @Test
    void answersWhenTooManyOfOnePersonThenTheProviderSendsNoMoreCodes() {
        Conversation begun = begin("phone");
        for (int i = 0; i < 59; i++) {
            answer(begun, "phone", "");
        }

        assertThat(problem(() -> answer(begun, "phone", "+1 555 0100"))).isEqualTo(Problem.RATE_LIMITED);
        assertThat(problem(() -> begin("phone"))).isEqualTo(Problem.RATE_LIMITED);
        assertThat(conversations.look(ADA, "fake", begun.id()).step().kind()).isEqualTo(Step.Kind.FIELDS);
        assertThat(conversations.begin(BEN, "fake", ConversationStart.of("phone", null, null))).as("somebody else goes on").isNotNull();
    }
}
