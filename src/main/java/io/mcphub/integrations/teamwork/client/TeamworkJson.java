package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads members that Teamwork's installations write in different ways: a number may be a text or the {@code id} of an object, a
 * list of ids may be a list of objects, and anything may be missing.
 */
public final class TeamworkJson {
    private TeamworkJson() {}

    /** The first positive id; null if there is none. Teamwork writes 0 for none. */
    public static @Nullable Long id(JsonNode node, String... names) {
        for (String name : names) {
            long id = number(node.path(name));
            if (id > 0) {
                return id;
            }
        }
        return null;
    }

    /** All positive ids under the first name that has any. Accepts a list, a list of objects, or a text with commas. */
    public static List<Long> ids(JsonNode node, String... names) {
        for (String name : names) {
            List<Long> ids = new ArrayList<>();
            JsonNode value = node.path(name);
            if (value.isTextual()) {
                for (String part : value.textValue().split(",")) {
                    add(ids, part.strip().matches("[0-9]{1,18}") ? Long.parseLong(part.strip()) : 0);
                }
            }
            value.elements().forEachRemaining(element -> add(ids, number(element)));
            if (!ids.isEmpty()) {
                return List.copyOf(ids);
            }
        }
        return List.of();
    }

    /** A day, {@code YYYY-MM-DD}. v3 writes days as midnight UTC; converting that to a time zone would give the day before. */
    public static @Nullable String day(JsonNode node, String... names) {
        String text = JsonTree.text(node, names);
        return text != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*") ? text.substring(0, 10) : null;
    }

    /** A moment; null if it is missing. */
    public static @Nullable Instant moment(JsonNode node, String... names) {
        String text = JsonTree.text(node, names);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notAMoment) {
            return null;
        }
    }

    private static void add(List<Long> ids, long id) {
        if (id > 0) {
            ids.add(id);
        }
    }

    private static long number(JsonNode value) {
        if (value.isObject()) {
            return number(value.path("id"));
        }
        return value.isTextual() && !value.textValue().matches("[0-9]{1,18}") ? 0 : value.asLong();
    }
}
