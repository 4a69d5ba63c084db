package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Scoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the call on this thread took its arguments for, where the caller wrote something else: {@code 7d} for a day. Each answer shows
 * it as {@code understood}, so that a model sees a misunderstanding at once.
 */
public final class Understood {
    /** The member of a result that shows it. */
    public static final String MEMBER = "understood";

    private static final Scoped<ObjectNode> CURRENT = new Scoped<>();

    private Understood() {}

    /** Notes what an argument was taken for. Two different meanings of one argument become a list. Without a call it does nothing. */
    public static void note(String field, String meaning) {
        ObjectNode notes = CURRENT.current();
        if (notes == null) {
            return;
        }
        JsonNode known = notes.get(field);
        if (known == null || known.asText().equals(meaning)) {
            notes.put(field, meaning);
        } else {
            add(notes, field, known, meaning);
        }
    }

    private static void add(ObjectNode notes, String field, JsonNode known, String meaning) {
        ArrayNode all = known instanceof ArrayNode several ? several : JsonNodeFactory.instance.arrayNode().add(known);
        if (all.valueStream().noneMatch(one -> one.asText().equals(meaning))) {
            notes.set(field, all.add(meaning));
        }
    }

    /** Notes what a time was taken for, unless the caller wrote just that. */
    static <T> @Nullable T noted(String field, @Nullable String text, @Nullable T meant) {
        if (text != null && meant != null && !meant.toString().equals(text.strip())) {
            note(field, meant.toString());
        }
        return meant;
    }

    /** Runs a call, and adds to its result what was noted in it. */
    public static ObjectNode in(Supplier<ObjectNode> call) {
        ObjectNode notes = JsonNodeFactory.instance.objectNode();
        ObjectNode result = CURRENT.during(notes, call);
        return notes.isEmpty() ? result : result.set(MEMBER, notes);
    }
}
