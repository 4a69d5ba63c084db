package io.mcphub.integrations.telegram.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.conversations.DialogueInput;
import io.mcphub.connections.conversations.Reply;
import io.mcphub.connections.conversations.Step;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.integrations.telegram.sessions.Asking;
import io.mcphub.integrations.telegram.sessions.NobodyAnswers;
import io.mcphub.integrations.telegram.sessions.Question;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.integrations.telegram.sessions.SessionRefused;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in at Telegram. Its own state lies in the session's directory and survives a restart; the conversation remembers
 * only which session that is. Every reply shows what Telegram waits for now, so the two cannot come apart.
 */
@ApplicationScoped
public class SignIn {
    static final String SESSION = "session";
    static final String KEY = "key";
    static final String SHOWN = "shown";
    private static final String REQUEST_QR = "requestQrCodeAuthentication";

    @Inject
    Asking asking;

    @Inject
    SignInSteps steps;

    @Inject
    NumberLimit limit;

    /** How long to wait for Telegram. Tests shorten it. */
    Duration patience = Duration.ofSeconds(15);

    /** What asks the session. */
    @FunctionalInterface
    private interface Asked {
        Reply reply() throws TimeoutException, InterruptedException;
    }

    /** The first step. The way {@code qr} asks Telegram for a code at once; {@code phone} asks the person for a number. */
    public Reply begin(DialogueInput input) {
        SessionKey key = SessionKey.random();
        return input.way().equals(SignInSteps.QR) ? asked(key, input, TelegramRequest.of(REQUEST_QR).with("other_user_ids", List.of())) : ask(key, steps.phone(null), SignInSteps.PHONE);
    }

    /** The next step, or the account. */
    public Reply next(DialogueInput input) {
        SessionKey key = new SessionKey(input.remembered(SESSION), Secret.of(input.remembered(KEY)), null);
        if (SignInSteps.PHONE.equals(input.action())) {
            return ask(forNumber(key, input), steps.phone(null), SignInSteps.PHONE);
        }
        if (input.isPoll()) {
            return asked(key, input, null);
        }
        return asked(key, input, request(input));
    }

    /** Telegram's library takes no number while it shows a QR code, so another session goes on. */
    private SessionKey forNumber(SessionKey key, DialogueInput input) {
        if (!input.remembered(SHOWN).equals("authorizationStateWaitOtherDeviceConfirmation")) {
            return key;
        }
        asking.end(key);
        return SessionKey.random();
    }

    private TelegramRequest request(DialogueInput input) {
        if (SignInSteps.RESEND.equals(input.action())) {
            return TelegramRequest.of("resendAuthenticationCode").with("reason", TelegramRequest.of("resendCodeReasonUserRequest"));
        }
        if (SignInSteps.QR.equals(input.action())) {
            return TelegramRequest.of(REQUEST_QR).with("other_user_ids", List.of());
        }
        return switch (input.remembered(SHOWN)) {
            case SignInSteps.PHONE -> TelegramRequest.of("setAuthenticationPhoneNumber").with("phone_number", limit.taken(PhoneNumber.read(input.value(SignInSteps.PHONE))));
            case "authorizationStateWaitCode" -> TelegramRequest.of("checkAuthenticationCode").with("code", input.value("code").strip());
            case "authorizationStateWaitPassword" -> TelegramRequest.of("checkAuthenticationPassword").with("password", input.value("password"));
            case "authorizationStateWaitEmailAddress" -> TelegramRequest.of("setAuthenticationEmailAddress").with("email_address", input.value("email").strip());
            case "authorizationStateWaitEmailCode" -> TelegramRequest.of("checkAuthenticationEmailCode")
                    .with("code", TelegramRequest.of("emailAddressAuthenticationCode").with("code", input.value("code").strip()));
            default -> throw HubException.conflict("This step asks for no values.");
        };
    }

    /** Sends a request, if there is one, and shows what Telegram waits for after it. */
    private Reply asked(SessionKey key, DialogueInput input, @Nullable TelegramRequest request) {
        Question question = Question.signIn(request == null ? null : request.json(), input.remembered(SHOWN), patience);
        return with(key, () -> shown(key, input, asking.ask(key, question)));
    }

    /** An answer is lost if it belongs to a step that the session is no longer in, for instance because it was away too long. */
    private Reply shown(SessionKey key, DialogueInput input, JsonNode answer) {
        if (answer.path("lost").asBoolean()) {
            return ask(key, steps.phone("Telegram no longer knows the sign-in that was begun. Enter your number again."), SignInSteps.PHONE);
        }
        if (answer.has("error")) {
            throw SignInErrors.of(answer.path("error"), input.remembered(SHOWN));
        }
        if (answer.has("me")) {
            return new Reply.Connected(SignedIn.account(key, answer.path("me")));
        }
        JsonNode state = answer.path("state");
        Reply.Ask ask = steps.of(state, input);
        Map<String, Secret> memory = new HashMap<>(ask.memory());
        memory.putAll(memory(key, state.path("@type").asText()));
        return new Reply.Ask(ask.step(), memory);
    }

    private static Reply ask(SessionKey key, Step step, String shown) {
        return new Reply.Ask(step, memory(key, shown));
    }

    private static Map<String, Secret> memory(SessionKey key, String shown) {
        return Map.of(SESSION, Secret.of(key.id()), KEY, key.key(), SHOWN, Secret.of(shown));
    }

    private Reply with(SessionKey key, Asked work) {
        try {
            return work.reply();
        } catch (NobodyAnswers nobody) {
            throw HubException.unavailable(NobodyAnswers.SENTENCE);
        } catch (HubException refused) {
            if (refused.problem() == Problem.UPSTREAM_REFUSED) {
                // The conversation ends, so nothing of it may stay.
                asking.end(key);
            }
            throw refused;
        } catch (TimeoutException late) {
            return cancelled(key);
        } catch (TdlibGone ended) {
            throw HubException.of(Problem.UPSTREAM_UNAVAILABLE, "Telegram's process on this hub has ended. Try again in a moment.", ended);
        } catch (SessionRefused refused) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "Telegram's library does not open this sign-in any more. Begin again.", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw HubException.unavailable("The hub stops. Try again in a minute.");
        }
    }

    /** Telegram was not reached. The waiting request goes with its session; otherwise the code would be sent when the network returns. */
    private Reply cancelled(SessionKey key) {
        asking.end(key);
        throw HubException.unavailable("Telegram cannot be reached from this hub. Nothing was sent. Try again in a minute; an admin checks the hub's way to the internet.");
    }
}
