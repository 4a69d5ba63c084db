package io.mcphub.integrations.telegram.fake;

import static io.mcphub.integrations.telegram.fake.FakeTdlib.error;
import static io.mcphub.integrations.telegram.fake.FakeTdlib.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Signing in at the fake. The last digits of a number say what happens: 0429 too many codes, 0404 banned, 0000 Telegram is not
 * reached, 0001 nobody has an account, 0002 an e-mail address is wanted first, 0003 an e-mail code is. A number that ends in 7 has a
 * password, {@code hunter2}. The code is 12345; 00000 has expired.
 */
final class FakeSignIn {
    static final String CODE = "12345";
    static final String PASSWORD = "hunter2";
    private static final String PHONE = "phone";
    private static final String SHOWS_QR = "authorizationStateWaitOtherDeviceConfirmation";
    private static final Set<String> BEGINNINGS = Set.of("setAuthenticationPhoneNumber", "requestQrCodeAuthentication");

    private final FakeClient client;
    private int codes;

    FakeSignIn(FakeClient client) {
        this.client = client;
    }

    /** Like the real library, it begins nothing else while it shows a QR code. */
    List<JsonNode> answer(ObjectNode request) {
        String type = request.path("@type").asText();
        if (BEGINNINGS.contains(type) && client.state().equals(SHOWS_QR)) {
            return List.of(error(400, "Call to " + type + " unexpected"));
        }
        return switch (type) {
            case "setAuthenticationPhoneNumber" -> phone(request.path("phone_number").asText());
            case "requestQrCodeAuthentication" -> qr();
            case "checkAuthenticationCode" -> code(request.path("code").asText());
            case "resendAuthenticationCode" -> resend();
            case "checkAuthenticationPassword" -> password(request.path("password").asText());
            case "setAuthenticationEmailAddress" -> email(request.path("email_address").asText());
            case "checkAuthenticationEmailCode" -> emailCode(request.at("/code/code").asText());
            default -> List.of(error(401, "Unauthorized"));
        };
    }

    void scanned() {
        arrive(client.store().remembered(PHONE).endsWith("7") ? password() : object("authorizationStateReady"));
    }

    void newCode() {
        codes++;
        client.enter(object(SHOWS_QR).put("link", "tg://login?token=AQAAAA" + codes));
    }

    private List<JsonNode> phone(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < 7) {
            return List.of(error(406, "PHONE_NUMBER_INVALID"));
        }
        if (digits.endsWith("0429")) {
            return List.of(error(429, "Too Many Requests: retry after 900"));
        }
        if (digits.endsWith("0404")) {
            return List.of(error(400, "PHONE_NUMBER_BANNED"));
        }
        if (digits.endsWith("0000")) {
            client.update(object("updateConnectionState").set("state", object("connectionStateConnecting")));
            return List.of();
        }
        client.store().remember(PHONE, digits);
        return digits.endsWith("0002") ? entered(object("authorizationStateWaitEmailAddress").put("allow_apple_id", false).put("allow_google_id", false))
                : digits.endsWith("0003") ? entered(emailCodeState()) : entered(waitCode(digits, "authenticationCodeTypeTelegramMessage", "authenticationCodeTypeSms", 0));
    }

    private List<JsonNode> qr() {
        newCode();
        // In another process a test scans by writing a file into the session's directory.
        client.store().onFile("scanned", () -> {
            synchronized (client) {
                scanned();
            }
        });
        return List.of(object("ok"));
    }

    private List<JsonNode> resend() {
        if (client.state().equals("authorizationStateWaitEmailCode")) {
            return entered(emailCodeState());
        }
        if (!client.state().equals("authorizationStateWaitCode")) {
            return List.of(error(400, "Call to resendAuthenticationCode unexpected"));
        }
        String phone = client.store().remembered(PHONE);
        boolean sms = client.present().at("/code_info/type/@type").asText().equals("authenticationCodeTypeTelegramMessage");
        return sms
                ? entered(waitCode(phone, "authenticationCodeTypeSms", "authenticationCodeTypeCall", 60))
                : entered(waitCode(phone, "authenticationCodeTypeCall", null, 0));
    }

    private List<JsonNode> code(String code) {
        if (!client.state().equals("authorizationStateWaitCode")) {
            return List.of(error(400, "Call to checkAuthenticationCode unexpected"));
        }
        if (!code.equals(CODE)) {
            return List.of(error(400, code.equals("00000") ? "PHONE_CODE_EXPIRED" : code.isEmpty() ? "PHONE_CODE_EMPTY" : "PHONE_CODE_INVALID"));
        }
        String phone = client.store().remembered(PHONE);
        if (phone.endsWith("0001")) {
            return entered(object("authorizationStateWaitRegistration").set("terms_of_service", object("termsOfService").put("min_user_age", 0).put("show_popup", false)
                    .set("text", object("formattedText").put("text", "").putArray("entities"))));
        }
        return phone.endsWith("7") ? entered(password()) : ready();
    }

    private List<JsonNode> password(String password) {
        if (!client.state().equals("authorizationStateWaitPassword")) {
            return List.of(error(400, "Call to checkAuthenticationPassword unexpected"));
        }
        return password.equals(PASSWORD) ? ready() : List.of(error(400, "PASSWORD_HASH_INVALID"));
    }

    private List<JsonNode> email(String address) {
        if (!address.contains("@")) {
            return List.of(error(400, "EMAIL_INVALID"));
        }
        return entered(emailCodeState());
    }

    private List<JsonNode> emailCode(String code) {
        String phone = client.store().remembered(PHONE);
        return code.equals(CODE) ? entered(waitCode(phone, "authenticationCodeTypeSms", null, 0)) : List.of(error(400, "EMAIL_VERIFY_EXPIRED"));
    }

    private static JsonNode emailCodeState() {
        return object("authorizationStateWaitEmailCode").put("allow_apple_id", false).put("allow_google_id", false)
                .set("code_info", object("emailAddressAuthenticationCodeInfo").put("email_address_pattern", "a***@example.com").put("length", 5));
    }

    private List<JsonNode> ready() {
        arrive(object("authorizationStateReady"));
        return List.of(object("ok"));
    }

    private void arrive(JsonNode state) {
        if (state.path("@type").asText().equals("authorizationStateReady")) {
            client.update(object("updateUser").set("user", FakeAccount.me()));
            client.store().onFile("ended", client::loggedOutElsewhere);
            client.update(object("updateOption").put("name", "my_id").set("value", object("optionValueInteger").put("value", "5000000001")));
        }
        client.enter(state);
    }

    private List<JsonNode> entered(JsonNode state) {
        client.enter(state);
        return List.of(object("ok"));
    }

    private static JsonNode password() {
        return object("authorizationStateWaitPassword").put("password_hint", "pet").put("has_recovery_email_address", true)
                .put("has_passport_data", false).put("recovery_email_address_pattern", "a***@example.com");
    }

    private static JsonNode waitCode(String phone, String type, @org.jspecify.annotations.Nullable String next, int timeout) {
        ObjectNode info = object("authenticationCodeInfo").put("phone_number", phone).put("timeout", timeout);
        info.set("type", object(type).put("length", 5));
        if (next != null) {
            info.set("next_type", object(next).put("length", 5));
        }
        return object("authorizationStateWaitCode").set("code_info", info);
    }
}
