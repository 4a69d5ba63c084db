package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A step of signing in, at the node that has the session. Answers {@code error} with Telegram's refusal, {@code lost} if the session is no
 * longer in the state that the person saw, or the {@code state} that it is in now, and who signed in as {@code me} if that is the end.
 */
final class SignInQuestion {
    /** How often it may wait: for the request, for the state after it, and for who signed in. */
    static final int WAITS = 3;

    private static final String QR = "requestQrCodeAuthentication";
    /** What begins anew, whatever was before. */
    private static final Set<String> FIRST = Set.of("setAuthenticationPhoneNumber", QR);

    private final TdClient client;
    private final Duration patience;

    SignInQuestion(TdClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    JsonNode answer(JsonNode request, String shown) throws TimeoutException, InterruptedException {
        if (!(request instanceof ObjectNode asked)) {
            return state(null);
        }
        String type = asked.path("@type").asText();
        if (!FIRST.contains(type) && !client.updates().authorization().equals(shown)) {
            return object().put("lost", true);
        }
        JsonNode before = client.updates().state();
        JsonNode answer = client.call(asked, patience);
        return answer.path("@type").asText().equals("error") ? object().set("error", answer) : state(type.equals(QR) ? before : null);
    }

    /** What Telegram waits for now, or next if it still waits for what it did before: the state of a QR code may come after its request was answered. */
    private JsonNode state(@Nullable JsonNode before) throws TimeoutException, InterruptedException {
        JsonNode state = client.updates().await(() -> isOver(before) ? client.updates().state() : null, patience).orElseThrow(TimeoutException::new);
        ObjectNode answer = object().set("state", state);
        if (state.path("@type").asText().equals(Closing.READY)) {
            answer.set("me", client.call(TdClient.request("getMe"), patience));
        }
        return answer;
    }

    private boolean isOver(@Nullable JsonNode before) {
        return client.updates().state() != before && !client.updates().authorization().equals("authorizationStateWaitPhoneNumber");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
