package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import java.util.Optional;

/**
 * What one node asks another to do with a session. For a question about an account it names owner and connection, which the other node looks up by
 * itself; while somebody signs in, and for the end of a session, it has the session's key, which nobody else knows.
 */
final class Task {
    private static final String SESSION = "session";
    private static final String KEY = "key";
    private static final String QUESTION = "question";

    private final JsonNode json;

    private Task(JsonNode json) {
        this.json = json;
    }

    static Task of(SessionKey key, Question question) {
        ObjectNode task = JsonNodeFactory.instance.objectNode().put(SESSION, key.id());
        Credential account = key.account();
        if (account == null) {
            task.put(KEY, key.key().reveal());
        } else {
            task.put("user", account.userId()).put("connection", account.connectionId());
        }
        task.set(QUESTION, question.written());
        return new Task(task);
    }

    static Task end(SessionKey key) {
        return new Task(JsonNodeFactory.instance.objectNode().put(SESSION, key.id()).put(KEY, key.key().reveal()));
    }

    static Task read(String written) {
        return new Task(Json.read(written));
    }

    String written() {
        return Json.write(json);
    }

    String session() {
        return json.path(SESSION).asText();
    }

    /** The key by which whoever asks may have the session; empty if they may because it is their account's. */
    Optional<Secret> key() {
        return Optional.ofNullable(json.path(KEY).textValue()).map(Secret::of);
    }

    String user() {
        return json.path("user").asText();
    }

    String connection() {
        return json.path("connection").asText();
    }

    /** The question; empty if the session is to end. */
    Optional<Question> question() {
        return json.has(QUESTION) ? Optional.of(Question.read(json.path(QUESTION))) : Optional.empty();
    }
}
