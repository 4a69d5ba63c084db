package io.mcphub.integrations.telegram.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.conversations.Action;
import io.mcphub.connections.conversations.DialogueInput;
import io.mcphub.connections.conversations.Field;
import io.mcphub.connections.conversations.Reply;
import io.mcphub.connections.conversations.Step;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words what Telegram waits for, as a step of the conversation. */
@ApplicationScoped
class SignInSteps {
    static final String PHONE = "phone";
    static final String QR = "qr";
    static final String RESEND = "resend";

    private static final String CODE = "code";
    private static final String UNTIL = "until";
    private static final String LINK = "link";
    /** How long a code lives; then Telegram replaces it by itself. */
    private static final Duration QR_LIFE = Duration.ofSeconds(30);

    @Inject
    HubClock clock;

    /** Asks for a number. */
    Step phone(@Nullable String message) {
        Field number = new Field(PHONE, "Phone number", "In international form, with + and the country code, such as +49 151 23456789.", Field.Type.TEL, true);
        return Step.fields(message, List.of(number)).with(new Action(QR, "Use a QR code instead", null));
    }

    /** The step for a state. Throws {@code UPSTREAM_REFUSED} if it cannot be done here. */
    Reply.Ask of(JsonNode state, DialogueInput input) {
        return switch (state.path("@type").asText()) {
            case "authorizationStateWaitCode" -> plain(code(state.path("code_info")));
            case "authorizationStateWaitPassword" -> plain(password(state));
            case "authorizationStateWaitOtherDeviceConfirmation" -> scan(state.path(LINK).asText(), input);
            case "authorizationStateWaitEmailAddress" -> plain(Step.fields("Telegram wants an e-mail address for this account before it signs in.",
                    List.of(new Field("email", "E-mail address", "Telegram sends a code to it.", Field.Type.EMAIL, true))).with(again()));
            case "authorizationStateWaitEmailCode" -> plain(Step.fields("Telegram sent a code to " + state.at("/code_info/email_address_pattern").asText("your e-mail address") + ".",
                    List.of(new Field(CODE, "Code", "The digits from the e-mail.", Field.Type.CODE, true))).with(new Action(RESEND, "Send the e-mail again", null), again()));
            case "authorizationStateWaitRegistration" ->
                throw refused("This number has no Telegram account yet. Make one in a Telegram app first, then connect it here.");
            case "authorizationStateWaitPremiumPurchase" ->
                throw refused("Telegram asks for a purchase before it sends a code to this number. Sign in with the QR code instead.");
            default -> throw refused("Telegram ended this sign-in. Begin again.");
        };
    }

    private Step code(JsonNode info) {
        String to = PhoneNumber.masked(info.path("phone_number").asText());
        Field code = new Field(CODE, "Code", "Only you may know it; the hub forgets it at once.", Field.Type.CODE, true);
        Step step = Step.fields(sent(info.at("/type/@type").asText(), to), List.of(code));
        String next = info.at("/next_type/@type").asText();
        if (next.isEmpty()) {
            return step.with(again());
        }
        int wait = info.path("timeout").asInt();
        return step.with(new Action(RESEND, resend(next), wait > 0 ? clock.now().plusSeconds(wait) : null), again());
    }

    private static String sent(String type, String to) {
        return switch (type) {
            case "authenticationCodeTypeTelegramMessage" -> "Telegram sent a code to your other Telegram apps, for " + to + ".";
            case "authenticationCodeTypeSms", "authenticationCodeTypeSmsWord", "authenticationCodeTypeSmsPhrase" -> "Telegram sent a code by SMS to " + to + ".";
            case "authenticationCodeTypeCall" -> "Telegram calls " + to + " and says the code.";
            case "authenticationCodeTypeFlashCall", "authenticationCodeTypeMissedCall" -> "Telegram calls " + to + "; the code is the end of the caller's number.";
            case "authenticationCodeTypeFragment" -> "Telegram sent a code to fragment.com, where " + to + " was bought.";
            default -> "Telegram sent a code for " + to + ".";
        };
    }

    private static String resend(String next) {
        return switch (next) {
            case "authenticationCodeTypeCall", "authenticationCodeTypeFlashCall", "authenticationCodeTypeMissedCall" -> "Call me instead";
            case "authenticationCodeTypeFragment" -> "Send the code to fragment.com";
            default -> "Send the code by SMS";
        };
    }

    private static Step password(JsonNode state) {
        String hint = state.path("password_hint").asText();
        String recovery = state.path("recovery_email_address_pattern").asText();
        String help = "The password of your two-step verification."
                + (hint.isEmpty() ? "" : " Your hint: " + hint + ".")
                + (state.path("has_recovery_email_address").asBoolean() ? " If you forgot it, reset it in a Telegram app; its recovery e-mail is " + (recovery.isEmpty() ? "set" : recovery) + "." : "");
        return Step.fields("This account has two-step verification.", List.of(new Field("password", "Password", help, Field.Type.SECRET, true))).with(again());
    }

    /** The code with its end. Polling finds the next one, because Telegram replaces it by itself. */
    private Reply.Ask scan(String link, DialogueInput input) {
        Instant now = clock.now();
        boolean same = link.equals(input.remembered(LINK)) && Instant.parse(input.remembered(UNTIL)).isAfter(now);
        Instant until = same ? Instant.parse(input.remembered(UNTIL)) : now.plus(QR_LIFE);
        Step step = Step.qr("Open Telegram on your phone, then Settings, Devices, Link Desktop Device, and scan the code.", link, until)
                .with(new Action(PHONE, "Use a phone number instead", null));
        return new Reply.Ask(step, Map.of(LINK, Secret.of(link), UNTIL, Secret.of(until.toString())));
    }

    private static Action again() {
        return new Action(PHONE, "Use another number", null);
    }

    private static Reply.Ask plain(Step step) {
        return new Reply.Ask(step, Map.of());
    }

    private static HubException refused(String sentence) {
        return HubException.of(Problem.UPSTREAM_REFUSED, sentence);
    }
}
