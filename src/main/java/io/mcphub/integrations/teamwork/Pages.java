package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Pages of v3. The count in an answer is not relied upon: it can be only a lower bound. */
final class Pages {
    static final int DEFAULT_SIZE = 50;
    static final int MAX_SIZE = 500;
    /** When all pages are read, this many at most. */
    private static final int MAX_PAGES = 20;

    private Pages() {}

    static int page(@Nullable Integer page) {
        return page == null ? 1 : page;
    }

    static int size(@Nullable Integer size) {
        return size == null ? DEFAULT_SIZE : size;
    }

    /** The number of the page after this one, or null. */
    static @Nullable Integer next(JsonNode answer, int page) {
        return answer.path("meta").path("page").path("hasMore").asBoolean() ? page + 1 : null;
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The elements of all pages under a key. */
    static <T> List<T> all(String key, IntFunction<JsonNode> read, BiFunction<JsonNode, Included, T> element) {
        List<T> all = new ArrayList<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode answer = read.apply(page);
            Included included = Included.of(answer);
            answer.path(key).forEach(node -> all.add(element.apply(node, included)));
            if (next(answer, page) == null) {
                break;
            }
        }
        return List.copyOf(all);
    }
}
