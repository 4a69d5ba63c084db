package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.NumberedPages;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.JsonTree;
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

/** Pages of v3's lists. The total in an answer may be too low, unless it was asked for. */
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

    /** The number of elements of the whole list, which was asked for. Throws if the answer lacks it. */
    public static int count(JsonNode answer) {
        JsonNode count = answer.path("meta").path("page").path("count");
        if (!count.isInt()) {
            throw TeamworkErrors.FAILURES.strange(false, answer);
        }
        return count.asInt();
    }

    /** Whether more pages follow. */
    public static boolean more(JsonNode answer) {
        return answer.path("meta").path("page").path("hasMore").asBoolean();
    }

    /** Whether more pages follow a page of v1, which tells the number of pages in a header. */
    public static boolean moreOf(ApiReply reply, int page) {
        String pages = reply.header("X-Pages");
        return pages != null && pages.matches("[0-9]{1,9}") && Integer.parseInt(pages) > page;
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

    /** The elements under a key, of all pages, without deleted ones. */
    public static <T> List<T> all(String key, IntFunction<JsonNode> read, BiFunction<JsonNode, IncludedItems, T> element) {
        return upToLimit(key, read, element).items();
    }

    /** The elements of all pages, up to 20, and whether more pages follow. */
    public record All<T>(List<T> items, boolean more) {}

    /** As {@link #all}, but says whether there are more pages than it read. */
    public static <T> All<T> upToLimit(String key, IntFunction<JsonNode> read, BiFunction<JsonNode, IncludedItems, T> element) {
        List<T> all = new ArrayList<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode answer = read.apply(page);
            IncludedItems included = IncludedItems.of(answer);
            rows(answer, key).filter(node -> !JsonTree.flag(node, "deleted")).map(node -> element.apply(node, included)).forEach(all::add);
            if (!more(answer)) {
                return new All<>(List.copyOf(all), false);
            }
        }
        return new All<>(List.copyOf(all), true);
    }
}
