package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What v3 sends beside a list: things by kind and id, so that ids get names. It may be missing, and then there are none. */
record Included(JsonNode kinds) {
    static Included of(JsonNode answer) {
        return new Included(answer.path("included"));
    }

    JsonNode get(String kind, @Nullable Long id) {
        return kinds.path(kind).path(String.valueOf(id));
    }

    @Nullable String name(String kind, @Nullable Long id) {
        return JsonTree.text(get(kind, id), "name");
    }

    /** A person's name; the id if it is not told. */
    String personName(Long id) {
        return Objects.requireNonNullElse(fullName(get("users", id)), String.valueOf(id));
    }

    @Nullable String optionalPersonName(@Nullable Long id) {
        return id == null ? null : personName(id);
    }

    List<String> names(String kind, List<Long> ids) {
        return ids.stream().map(id -> Objects.requireNonNullElse(name(kind, id), String.valueOf(id))).toList();
    }

    static @Nullable String fullName(JsonNode person) {
        String name = (person.path("firstName").asText("") + " " + person.path("lastName").asText("")).strip();
        return name.isEmpty() ? JsonTree.text(person, "name") : name;
    }
}
