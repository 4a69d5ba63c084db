package io.mcphub.integrations.slack.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.tools.Cursors;
import io.mcphub.tools.NumberedPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Page cursors for Slack's lists: they contain Slack's own cursor, or a page number where Slack numbers pages. */
@ApplicationScoped
public class SlackPages {
    @Inject
    Cursors cursors;

    @Inject
    NumberedPages numbered;

    private record Slacks(String cursor) {}

    /** Slack's cursor for the page that a caller asks for; null for the first. */
    public @Nullable String open(Credential slack, String tool, @Nullable String cursor) {
        Slacks state = open(slack, tool, cursor, Slacks.class);
        return state == null ? null : state.cursor();
    }

    /** The cursor of the page after this answer; null on the last page. */
    public @Nullable String next(Credential slack, String tool, JsonNode answer) {
        String next = SlackJson.next(answer);
        return next == null ? null : seal(slack, tool, new Slacks(next));
    }

    /** The page that a caller asks for, where Slack numbers pages. */
    public NumberedPages.Page page(Credential slack, String tool, @Nullable String cursor, @Nullable Integer limit) {
        return numbered.open(slack.connectionId(), tool, cursor, limit == null ? SlackArgs.DEFAULT_LIMIT : limit);
    }

    /** The cursor of the page after this one; null on the last page. */
    public @Nullable String next(Credential slack, String tool, JsonNode paging, NumberedPages.Page page) {
        return page.number() < paging.path("pages").asInt() ? numbered.after(slack.connectionId(), tool, page) : null;
    }

    /** The elements of a page of a list that is known whole. */
    public <T> List<T> part(List<T> all, NumberedPages.Page page) {
        return all.stream().skip((long) (page.number() - 1) * page.size()).limit(page.size()).toList();
    }

    /** The cursor of the page after this one of a list that is known whole; null on the last page. */
    public @Nullable String next(Credential slack, String tool, List<?> all, NumberedPages.Page page) {
        return (long) page.number() * page.size() < all.size() ? numbered.after(slack.connectionId(), tool, page) : null;
    }

    /** The tool's own state in a cursor; null for the first page. */
    public <T> @Nullable T open(Credential slack, String tool, @Nullable String cursor, Class<T> state) {
        return cursors.open(slack.connectionId(), tool, cursor, state);
    }

    public String seal(Credential slack, String tool, Object state) {
        return cursors.seal(slack.connectionId(), tool, state);
    }
}
