package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The objects that v3 sends beside a list, by kind and id; they give ids their names. May be empty. */
public record IncludedItems(JsonNode kinds) {
    public static IncludedItems of(JsonNode answer) {
        return new IncludedItems(answer.path("included"));
    }

    public JsonNode get(String kind, @Nullable Long id) {
        return kinds.path(kind).path(String.valueOf(id));
    }

    public @Nullable String name(String kind, @Nullable Long id) {
        return JsonTree.text(get(kind, id), "name");
    }

    /** A person's name; the id if it is not told. */
    public String personName(Long id) {
        return Objects.requireNonNullElse(fullName(get("users", id)), String.valueOf(id));
    }

    public @Nullable String optionalPersonName(@Nullable Long id) {
        return id == null ? null : personName(id);
    }

    public List<String> names(String kind, List<Long> ids) {
        return ids.stream().map(id -> Objects.requireNonNullElse(name(kind, id), String.valueOf(id))).toList();
    }

    public static @Nullable String fullName(JsonNode person) {
        String name = (person.path("firstName").asText("") + " " + person.path("lastName").asText("")).strip();
        return name.isEmpty() ? JsonTree.text(person, "name") : name;
    }
}
