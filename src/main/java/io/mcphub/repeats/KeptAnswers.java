package io.mcphub.repeats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a kept call holds. Its answer has content of the provider, which the audit log may not keep. So it is always sealed, under a
 * key that is not in the database and for one row, and it goes with the person, the connection or the day.
 */
@ApplicationScoped
class KeptAnswers {
    private static final String PURPOSE = "kept-call";
    private static final String ARGUMENTS = "arguments";
    private static final String ANSWER = "answer";
    private static final String FAILURE = "failure";

    @Inject
    Keys keys;

    /** The row of a call that begins. */
    KeptCallEntity begun(KeyedCall call, String node, Instant now) {
        KeptCallEntity row = new KeptCallEntity(Keys.hash(Json.write(call.owner())), UUID.randomUUID().toString(), now);
        row.userId = call.userId();
        row.connectionId = call.connectionId();
        row.node = node;
        row.arguments = seal(row, ARGUMENTS, Keys.hash(call.arguments()));
        return row;
    }

    /** Whether the hub has the key that sealed the row. */
    boolean isReadable(KeptCallEntity row) {
        return opened(row, ARGUMENTS, row.arguments).isPresent() && (row.answer == null || opened(row, ANSWER, row.answer).isPresent());
    }

    /** Whether the row is of a call with these arguments. */
    boolean hasSameArguments(KeptCallEntity row, KeyedCall call) {
        return opened(row, ARGUMENTS, row.arguments).filter(Keys.hash(call.arguments())::equals).isPresent();
    }

    /** The column of a call that answered. */
    String sealed(KeptCallEntity row, Object answer) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.set(ANSWER, Json.tree(answer));
        return seal(row, ANSWER, Json.write(end));
    }

    /** The column of a call that failed. */
    String sealedFailure(KeptCallEntity row, String how) {
        return seal(row, ANSWER, Json.write(JsonNodeFactory.instance.objectNode().put(FAILURE, how)));
    }

    /** How the call failed; empty if it did not, or has not ended. */
    Optional<String> failure(KeptCallEntity row) {
        return opened(row, ANSWER, row.answer).map(Json::read).map(end -> end.path(FAILURE).textValue());
    }

    /** What the call answered; empty if it has not ended. */
    <T> Optional<T> answer(KeptCallEntity row, Class<T> type) {
        return opened(row, ANSWER, row.answer).map(Json::read).map(end -> read(end.path(ANSWER), type));
    }

    private static <T> T read(JsonNode answer, Class<T> type) {
        try {
            return Json.mapper().treeToValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer does not parse", e);
        }
    }

    private String seal(KeptCallEntity row, String column, String text) {
        return keys.seal(PURPOSE, place(row, column), text);
    }

    private Optional<String> opened(KeptCallEntity row, String column, @Nullable String sealed) {
        return Optional.ofNullable(sealed).flatMap(text -> keys.open(PURPOSE, place(row, column), text));
    }

    private static String place(KeptCallEntity row, String column) {
        return row.id + " " + row.callId + " " + column;
    }
}
