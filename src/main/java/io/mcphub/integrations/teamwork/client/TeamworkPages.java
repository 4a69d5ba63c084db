package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.NumberedPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Pages of v3's lists. The total in an answer is not used, because it may be too low. */
@ApplicationScoped
public class TeamworkPages {
    static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 500;
    /** The most pages when all are read. */
    private static final int MAX_PAGES = 20;

    @Inject
    NumberedPages numbered;

    /** The argument {@code limit}. */
    @Description("Page size; default 50")
    @Aliases("page_size")
    @Min(1)
    @Max(MAX_SIZE)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    /** The page that a caller asks for. */
    public NumberedPages.Page open(Credential tw, String tool, @Nullable String cursor, @Nullable Integer limit) {
        return numbered.open(tw.connectionId(), tool, cursor, limit == null ? DEFAULT_SIZE : limit);
    }

    /** The cursor of the page after this one; null on the last page. */
    public @Nullable String next(Credential tw, String tool, JsonNode answer, NumberedPages.Page page) {
        return more(answer) ? numbered.after(tw.connectionId(), tool, page) : null;
    }

    /** Whether more pages follow. */
    public static boolean more(JsonNode answer) {
        return answer.path("meta").path("page").path("hasMore").asBoolean();
    }

    /** The elements under a key. Null counts as empty. Throws if the key is missing, because then the answer is not Teamwork's. */
    public static Stream<JsonNode> rows(JsonNode answer, String key) {
        JsonNode list = answer.path(key);
        if (!list.isArray() && !list.isNull()) {
            throw TeamworkErrors.FAILURES.strange(false, answer);
        }
        return stream(list);
    }

    public static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The elements under a key, of all pages. */
    public static <T> List<T> all(String key, IntFunction<JsonNode> read, BiFunction<JsonNode, IncludedItems, T> element) {
        List<T> all = new ArrayList<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode answer = read.apply(page);
            IncludedItems included = IncludedItems.of(answer);
            rows(answer, key).map(node -> element.apply(node, included)).forEach(all::add);
            if (!more(answer)) {
                break;
            }
        }
        return List.copyOf(all);
    }
}
