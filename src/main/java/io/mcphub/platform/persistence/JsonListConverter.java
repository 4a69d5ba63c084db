package io.mcphub.platform.persistence;

import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores a list of texts in one column, as a JSON array. */
public final class JsonListConverter {
    private JsonListConverter() {}

    public static @Nullable String write(@Nullable Collection<String> values) {
        return values == null ? null : Json.write(values);
    }

    public static List<String> read(String json) {
        List<String> values = new ArrayList<>();
        Json.read(json).forEach(v -> values.add(v.asText()));
        return List.copyOf(values);
    }

    public static @Nullable Set<String> readSet(@Nullable String json) {
        return json == null ? null : Set.copyOf(read(json));
    }
}
