package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What is asked of the client of a session. It is data rather than code, because another node may have the client. */
public final class Question {
    private static final String KIND = "kind";
    private static final String SIGN_IN = "sign-in";
    private static final String REQUEST = "request";
    private static final String MILLIS = "millis";

    /** What the library answers when an account was signed out. */
    private static final String UNAUTHORIZED = "{\"@type\":\"error\",\"code\":401,\"message\":\"Unauthorized\"}";

    private final ObjectNode json;

    private Question(ObjectNode json) {
        this.json = json;
    }

    private Question(String kind, Duration patience) {
        this(JsonNodeFactory.instance.objectNode().put(KIND, kind).put(MILLIS, Math.max(0, patience.toMillis())));
    }

    /** A request. The answer is its own, and may be an {@code error}. */
    public static Question call(ObjectNode request, Duration patience) {
        Question question = new Question("call", patience);
        question.json.set(REQUEST, request);
        return question;
    }

    /** Several requests at once. The answer is a list of theirs, in the same order. */
    public static Question all(List<ObjectNode> requests, Duration patience) {
        Question question = new Question("all", patience);
        question.json.putArray(REQUEST).addAll(requests);
        return question;
    }

    /** What became of a message with a temporary id: an update of {@link Updates#outcome}; null if none comes in time. */
    public static Question outcome(long chat, long message, Duration patience) {
        Question question = new Question("outcome", patience);
        question.json.put("chat", chat).put("message", message);
        return question;
    }

    /** The last update of a kind that Telegram only tells by itself; waits for the first one. Null if none comes in time. */
    public static Question update(String which, Duration patience) {
        Question question = new Question("update", patience);
        question.json.put("which", which);
        return question;
    }

    /**
     * A step of signing in: see {@link SignInQuestion}.
     *
     * @param request what the person's answer amounts to; null to look only
     * @param shown the state that the person saw
     */
    public static Question signIn(@Nullable ObjectNode request, String shown, Duration patience) {
        Question question = new Question(SIGN_IN, patience);
        question.json.put("shown", shown).set(REQUEST, request);
        return question;
    }

    static Question read(JsonNode written) {
        return new Question(written.deepCopy());
    }

    ObjectNode written() {
        return json;
    }

    /** How long its answer may take. */
    Duration limit() {
        return json.path(KIND).asText().equals(SIGN_IN) ? patience().multipliedBy(SignInQuestion.WAITS) : patience();
    }

    private Duration patience() {
        return Duration.ofMillis(json.path(MILLIS).asLong());
    }

    /** The answer of a client, which this node has. Who is not signed in gets the library's error for that: an empty list of chats would be a lie. */
    JsonNode answer(TdClient client) throws TimeoutException, InterruptedException {
        String kind = json.path(KIND).asText();
        if (kind.equals(SIGN_IN)) {
            return new SignInQuestion(client, patience()).answer(json.path(REQUEST), json.path("shown").asText());
        }
        if (client.updates().isClosed()) {
            throw new TdlibGone("the session was closed just now");
        }
        if (!client.updates().authorization().equals(Closing.READY)) {
            return unauthorized(kind);
        }
        return switch (kind) {
            case "call" -> client.call((ObjectNode) json.path(REQUEST), patience());
            case "all" -> answers(client);
            case "outcome" -> client.updates().outcome(json.path("chat").asLong(), json.path("message").asLong(), patience()).orElse(NullNode.getInstance());
            case "update" -> client.updates().await(() -> client.updates().latest(json.path("which").asText()).orElse(null), patience()).orElse(NullNode.getInstance());
            default -> throw new IllegalStateException("no such question");
        };
    }

    private JsonNode answers(TdClient client) throws TimeoutException, InterruptedException {
        long end = System.nanoTime() + patience().toNanos();
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (CompletableFuture<JsonNode> answer : sent(client)) {
            answers.add(TdClient.get(answer, Duration.ofNanos(end - System.nanoTime())));
        }
        return answers;
    }

    private List<CompletableFuture<JsonNode>> sent(TdClient client) {
        List<CompletableFuture<JsonNode>> sent = new ArrayList<>();
        json.path(REQUEST).forEach(request -> sent.add(client.send((ObjectNode) request)));
        return sent;
    }

    private static JsonNode unauthorized(String kind) {
        JsonNode error = Json.read(UNAUTHORIZED);
        return kind.equals("all") ? JsonNodeFactory.instance.arrayNode().add(error) : error;
    }
}
