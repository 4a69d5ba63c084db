package io.mcphub.integrations.telegram.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a person can do about Telegram's refusals while signing in. Compared by their text, because the numbers differ over time. */
final class SignInErrors {
    private static final Duration HOURS = Duration.ofHours(12);
    private static final int INTERNAL = 500;

    /** A value that Telegram does not accept. */
    private record Bad(String field, String sentence) {}

    private static final Map<String, Bad> BAD = Map.ofEntries(
            Map.entry("PHONE_NUMBER_INVALID", new Bad("phone", "Telegram does not know such a number. Check it; it begins with + and the country code.")),
            Map.entry("Phone number must be non-empty", new Bad("phone", "Enter your number, with + and the country code.")),
            Map.entry("PHONE_CODE_INVALID", new Bad("code", "This is not the code. Check it and try again.")),
            Map.entry("PHONE_CODE_EMPTY", new Bad("code", "Enter the code that Telegram sent.")),
            Map.entry("PHONE_CODE_EXPIRED", new Bad("code", "This code has expired. Ask for another one, or enter your number again.")),
            Map.entry("PASSWORD_HASH_INVALID", new Bad("password", "This is not the password of your two-step verification. Try again.")),
            Map.entry("EMAIL_INVALID", new Bad("email", "Telegram does not accept this e-mail address.")),
            Map.entry("EMAIL_NOT_ALLOWED", new Bad("email", "Telegram does not accept this e-mail address. Use another one.")),
            Map.entry("EMAIL_VERIFY_EXPIRED", new Bad("code", "This code is wrong or has expired.")),
            Map.entry("EMAIL_CODE_INVALID", new Bad("code", "This is not the code. Check it and try again.")),
            Map.entry("CODE_INVALID", new Bad("code", "This is not the code. Check it and try again.")));

    private static final Map<String, String> FINAL = Map.of(
            "PHONE_NUMBER_BANNED", "Telegram has banned this number. Telegram's own support can help.",
            "API_ID_PUBLISHED_FLOOD", "Telegram does not accept this hub's api_id. An admin enters one of the hub's own, from my.telegram.org.",
            "API_ID_INVALID", "Telegram does not accept this hub's api_id and api_hash. An admin compares them with my.telegram.org.",
            "PHONE_NUMBER_UNOCCUPIED", "This number has no Telegram account. Make one in a Telegram app first, then connect it here.");

    private SignInErrors() {}

    /**
     * The failure for an error.
     *
     * @param shown the state whose step was answered
     */
    static HubException of(JsonNode error, String shown) {
        String message = error.path("message").asText();
        Optional<Duration> wait = TelegramErrors.wait(message);
        if (wait.isPresent()) {
            return TelegramErrors.FAILURES.slowDown(wait.get());
        }
        if (message.equals("PHONE_NUMBER_FLOOD") || message.equals("PHONE_PASSWORD_FLOOD")) {
            return HubException.rateLimited("Telegram counts too many sign-ins with this number. Wait some hours and begin again.", HOURS);
        }
        if (BAD.containsKey(message)) {
            return HubException.invalid(BAD.get(message).field(), BAD.get(message).sentence());
        }
        if (FINAL.containsKey(message)) {
            return HubException.of(Problem.UPSTREAM_REFUSED, FINAL.get(message));
        }
        return error.path("code").asInt() >= INTERNAL
                ? TelegramErrors.FAILURES.unreachable(false, null)
                : HubException.of(Problem.UPSTREAM_REFUSED, "Telegram refused the sign-in" + (shown.isEmpty() ? "" : " at this step") + ". Begin again, or sign in with the QR code.");
    }
}
