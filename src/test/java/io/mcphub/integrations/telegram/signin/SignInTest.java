package io.mcphub.integrations.telegram.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.conversations.Action;
import io.mcphub.connections.conversations.DialogueInput;
import io.mcphub.connections.conversations.Reply;
import io.mcphub.connections.conversations.Step;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.integrations.telegram.sessions.SessionFolders;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private SignIn signIn;
    private HubClock clock;
    private String way = "phone";
    private Map<String, Secret> memory = Map.of();
    private @Nullable ConnectedAccount connected;

    @BeforeEach
    void open() {
        start();
    }

    /** Beans of a hub that has just started. */
    private void start() {
        telegram = new TelegramBox(database, folder);
        signIn = telegram.beans().get(SignIn.class);
        signIn.patience = Duration.ofSeconds(5);
        clock = telegram.beans().get(HubClock.class);
        clock.use(Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DialogueInput input(Map<String, Secret> values, @Nullable String action) {
        return new DialogueInput(way, "state", "https://hub.example.com", memory, values, action);
    }

    private @Nullable Step take(Reply reply) {
        if (reply instanceof Reply.Connected done) {
            connected = done.account();
            return null;
        }
        memory = ((Reply.Ask) reply).memory();
        return ((Reply.Ask) reply).step();
    }

    private Step begin(String by) {
        way = by;
        return take(signIn.begin(input(Map.of(), null)));
    }

    private @Nullable Step answer(String field, String value) {
        return take(signIn.next(input(Map.of(field, Secret.of(value)), null)));
    }

    private @Nullable Step press(String action) {
        return take(signIn.next(input(Map.of(), action)));
    }

    private @Nullable Step poll() {
        return take(signIn.next(input(Map.of(), null)));
    }

    /** Polls until Telegram has said something else than before. */
    private @Nullable Step pollAfter(Step before) {
        AtomicReference<@Nullable Step> last = new AtomicReference<>(before);
        await().until(() -> {
            last.set(poll());
            return last.get() == null || !Objects.equals(last.get().link(), before.link());
        });
        return last.get();
    }

    private Path session() {
        return telegram.beans().get(SessionFolders.class).of(memory.get(SignIn.SESSION).reveal());
    }

    @Test
    void phoneWhenCodeAndPasswordFitThenConnected() {
        assertThat(begin("phone").fields()).extracting(field -> field.name()).containsExactly("phone");
        Step code = answer("phone", "+99 966 0000 127");
        assertThat(code.message()).isEqualTo("Telegram sent a code to your other Telegram apps, for +99…27.");
        Step password = answer("code", " 12345 ");
        assertThat(password.fields().get(0).help()).contains("Your hint: pet.", "a***@example.com");
        assertThat(answer("password", "hunter2")).isNull();
        assertThat(connected.accountId()).isEqualTo("5000000001");
        assertThat(connected.accountName()).isEqualTo("Ada Tester (@ada_t)");
        assertThat(connected.details()).containsEntry("username", "ada_t").containsEntry(SessionKey.DETAIL, session().getFileName().toString());
        assertThat(connected.token().reveal()).matches("[A-Za-z0-9+/]{43}=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0151 23456789", "+49", "+4915123456789012345", "abc", "+0151 2345678"})
    void phoneWhenItIsNotInternationalThenTheFieldSaysSo(String number) {
        begin("phone");
        assertThatThrownBy(() -> answer("phone", number)).satisfies(refused(Problem.INVALID_INPUT, "phone", "+49 151 23456789"));
        assertThat(telegram.tdlib().requests()).isEmpty();
    }

    @Test
    void phoneWhenTelegramDoesNotKnowItThenTheFieldSaysSo() {
        begin("phone");
        telegram.tdlib().fails("setAuthenticationPhoneNumber", 406, "PHONE_NUMBER_INVALID");
        assertThatThrownBy(() -> answer("phone", "+99966123")).satisfies(refused(Problem.INVALID_INPUT, "phone", "Telegram does not know"));
    }

    @Test
    void phoneWhenTelegramCountsTooManyThenSaysHowLongToWait() {
        begin("phone");
        assertThatThrownBy(() -> answer("phone", "+99 966 0429")).satisfies(refused(Problem.RATE_LIMITED, null, "900 seconds"))
                .satisfies(e -> assertThat(((HubException) e).retryAfter()).contains(Duration.ofSeconds(900)));
    }

    @Test
    void phoneWhenItIsAskedSixTimesInAnHourThenTheSixthIsRefused() {
        begin("phone");
        for (int i = 0; i < 5; i++) {
            answer("phone", "+99966123");
            press("phone");
        }
        assertThatThrownBy(() -> answer("phone", "+99 966 123")).satisfies(refused(Problem.RATE_LIMITED, null, "this number"));
        assertThat(telegram.tdlib().requests("setAuthenticationPhoneNumber")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"+99 966 0404, banned", "+99 966 0001, no Telegram account"})
    void phoneWhenItCannotSignInThenSaysWhyAndNothingStays(String number, String why) {
        begin("phone");
        assertThatThrownBy(() -> {
            answer("phone", number);
            answer("code", "12345");
        }).satisfies(refused(Problem.UPSTREAM_REFUSED, null, why));
        assertThat(session()).doesNotExist();
    }

    @Test
    void phoneWhenTelegramIsNotReachedThenSaysSoAndTheWaitingRequestIsGone() {
        signIn.patience = Duration.ofMillis(200);
        begin("phone");
        assertThatThrownBy(() -> answer("phone", "+99 966 0000")).satisfies(refused(Problem.UPSTREAM_UNAVAILABLE, null, "cannot be reached", "Nothing was sent"));
        assertThat(telegram.tdlib().requests("destroy")).hasSize(1);
        assertThat(telegram.tdlib().open()).isEmpty();
        assertThat(session()).doesNotExist();

        signIn.patience = Duration.ofSeconds(5);
        assertThat(answer("phone", "+99966123").fields()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"54321, This is not the code", "00000, has expired"})
    void codeWhenItIsWrongOrExpiredThenTheFieldSaysSo(String code, String why) {
        begin("phone");
        answer("phone", "+99966123");
        assertThatThrownBy(() -> answer("code", code)).satisfies(refused(Problem.INVALID_INPUT, "code", why));
        assertThat(answer("code", "12345")).isNull();
    }

    @Test
    void codeWhenSentAgainThenSaysHowAndWhenTheNextIsPossible() {
        begin("phone");
        Step first = answer("phone", "+99966123");
        assertThat(first.actions()).contains(new Action("resend", "Send the code by SMS", null));
        Step sms = press("resend");
        assertThat(sms.message()).contains("by SMS");
        assertThat(sms.actions()).contains(new Action("resend", "Call me instead", NOON.plusSeconds(60)));
        Step call = press("resend");
        assertThat(call.message()).contains("calls");
        assertThat(call.actions()).extracting(Action::name).containsExactly("phone");
    }

    @Test
    void passwordWhenItIsWrongThenTheFieldSaysSo() {
        begin("phone");
        answer("phone", "+99966127");
        answer("code", "12345");
        assertThatThrownBy(() -> answer("password", "hunter3")).satisfies(refused(Problem.INVALID_INPUT, "password", "two-step verification"));
        assertThat(answer("password", "hunter2")).isNull();
    }

    @Test
    void emailWhenTelegramWantsItThenAddressAndCodeAreAsked() {
        begin("phone");
        Step address = answer("phone", "+99 966 0002");
        assertThat(address.fields()).extracting(field -> field.name()).containsExactly("email");
        assertThatThrownBy(() -> answer("email", "nonsense")).satisfies(refused(Problem.INVALID_INPUT, "email", "e-mail address"));
        assertThat(answer("email", "ada@example.com").message()).contains("a***@example.com");
        assertThatThrownBy(() -> answer("code", "1")).satisfies(refused(Problem.INVALID_INPUT, "code", "wrong or has expired"));
        assertThat(answer("code", "12345").message()).contains("by SMS");
        assertThat(answer("code", "12345")).isNull();
    }

    @Test
    void emailWhenItDidNotArriveThenItIsSentAgain() {
        begin("phone");
        Step code = answer("phone", "+99 966 0003");
        assertThat(code.actions()).contains(new Action("resend", "Send the e-mail again", null));
        assertThat(press("resend").message()).contains("a***@example.com");
        assertThat(telegram.tdlib().requests("resendAuthenticationCode")).hasSize(1);
    }

    @Test
    void qrWhenScannedThenConnected() {
        Step code = begin("qr");
        assertThat(code.link()).startsWith("tg://login?token=");
        assertThat(code.until()).isEqualTo(NOON.plusSeconds(30));
        assertThat(poll().link()).isEqualTo(code.link());
        telegram.tdlib().open().get(0).scanned();
        assertThat(pollAfter(code)).isNull();
        assertThat(connected.accountId()).isEqualTo("5000000001");
    }

    @Test
    void qrWhenTelegramReplacesTheCodeThenThePollShowsTheNewOne() {
        Step first = begin("qr");
        clock.use(Clock.fixed(NOON.plusSeconds(31), ZoneOffset.UTC));
        telegram.tdlib().open().get(0).renewedCode();
        Step second = pollAfter(first);
        assertThat(second.link()).isNotEqualTo(first.link());
        assertThat(second.until()).isEqualTo(NOON.plusSeconds(61));
    }

    @Test
    void qrWhenTheAccountHasAPasswordThenItIsAsked() {
        begin("phone");
        answer("phone", "+99966127");
        Step code = press("qr");
        telegram.tdlib().open().get(0).scanned();
        assertThat(pollAfter(code).fields()).extracting(field -> field.name()).containsExactly("password");
        assertThat(answer("password", "hunter2")).isNull();
    }

    @Test
    void qrWhenThePersonChoosesThePhoneThenTheNumberIsAsked() {
        begin("qr");
        Path shown = session();
        assertThat(press("phone").fields()).extracting(field -> field.name()).containsExactly("phone");
        assertThat(answer("phone", "+99966123").fields()).extracting(field -> field.name()).containsExactly("code");
        assertThat(shown).doesNotExist();
    }

    @Test
    void qrWhenThePersonGoesToThePhoneAndBackThenACodeIsShown() {
        begin("qr");
        press("phone");
        assertThat(press("qr").link()).startsWith("tg://login?token=");
    }

    @Test
    void qrWhenItIsAnnouncedAfterItsAnswerThenTheEarlierStepIsNotShownAgain() {
        begin("phone");
        answer("phone", "+99966123");
        press("phone");
        telegram.tdlib().on("requestQrCodeAuthentication", request -> {
            CompletableFuture.runAsync(telegram.tdlib().open().get(0)::renewedCode, CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));
            return FakeTdlib.object("ok");
        });
        assertThat(press("qr").link()).startsWith("tg://login?token=");
    }

    @Test
    void signInWhenTheHubRestartsBetweenThenItGoesOn() {
        begin("phone");
        answer("phone", "+99966127");
        database.run(em -> em.createNativeQuery("DELETE FROM leases").executeUpdate());
        start();
        assertThat(answer("code", "12345").fields()).extracting(field -> field.name()).containsExactly("password");
    }

    @Test
    void signInWhenItsDirectoryIsLostThenSaysThatItBeginsAgain() {
        begin("phone");
        answer("phone", "+99966123");
        telegram.tdlib().open().get(0).loggedOutElsewhere();
        // Until the hub has heard of it, the answer is to try again.
        Step again = await().ignoreExceptions().until(() -> answer("code", "12345"), Objects::nonNull);
        assertThat(again.message()).contains("no longer knows");
        assertThat(again.fields()).extracting(field -> field.name()).containsExactly("phone");
    }

    @Test
    void signInWhenTheEngineCrashesThenItCanGoOn() {
        begin("phone");
        answer("phone", "+99966123");
        telegram.tdlib().crash();
        // Until the process runs again, the answer is to try again.
        await().ignoreExceptions().untilAsserted(() -> assertThat(answer("code", "12345")).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "authenticationCodeTypeFragment, fragment.com",
        "authenticationCodeTypeMissedCall, the end of the caller",
        "authenticationCodeTypeNew, sent a code for"
    })
    void codeWhenItComesAnotherWayThenSaysHow(String type, String words) {
        com.fasterxml.jackson.databind.JsonNode state = io.mcphub.platform.Json.read(
                "{\"@type\":\"authorizationStateWaitCode\",\"code_info\":{\"phone_number\":\"99966123\",\"type\":{\"@type\":\"" + type + "\"}}}");
        assertThat(telegram.beans().get(SignInSteps.class).of(state, input(Map.of(), null)).step().message()).contains(words);
    }

    private static java.util.function.Consumer<Throwable> refused(Problem problem, @Nullable String field, String... words) {
        return e -> {
            assertThat(((HubException) e).problem()).isEqualTo(problem);
            assertThat(((HubException) e).field().orElse(null)).isEqualTo(field);
            assertThat(((HubException) e).publicDetail()).contains(words);
        };
    }
}
