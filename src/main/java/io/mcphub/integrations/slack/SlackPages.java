package io.mcphub.integrations.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Credential;
import io.mcphub.tools.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Page cursors of Slack's lists: Slack's own cursor, or a page number where Slack counts pages. */
@ApplicationScoped
class SlackPages {
    @Inject
    Cursors cursors;

    private record Slacks(String cursor) {}

    private record Numbered(int page) {}

    /** Slack's cursor for the page that a caller asks for; null for the first. */
    public @Nullable String open(Credential slack, String tool, @Nullable String cursor) {
        Slacks state = open(slack, tool, cursor, Slacks.class);
        return state == null ? null : state.cursor();
    }

    /** The cursor behind an answer; null on the last page. */
    public @Nullable String next(Credential slack, String tool, JsonNode answer) {
        String next = SlackJson.next(answer);
        return next == null ? null : seal(slack, tool, new Slacks(next));
    }

    /** The number of the page that a caller asks for; a bare number is what prompts said before there were cursors. */
    public int page(Credential slack, String tool, @Nullable String cursor) {
        if (cursor != null && cursor.strip().matches("[1-9][0-9]{0,2}")) {
            return Integer.parseInt(cursor.strip());
        }
        Numbered state = open(slack, tool, cursor, Numbered.class);
        return state == null ? 1 : state.page();
    }

    /** The cursor behind a page of {@code paging}; null on the last. */
    public @Nullable String next(Credential slack, String tool, JsonNode paging, int page) {
        return page < paging.path("pages").asInt() ? seal(slack, tool, new Numbered(page + 1)) : null;
    }

    /** A state of the list's own; null for the first page. */
    public <T> @Nullable T open(Credential slack, String tool, @Nullable String cursor, Class<T> state) {
        return cursors.open(slack.connectionId(), tool, cursor, state);
    }

    public String seal(Credential slack, String tool, Object state) {
        return cursors.seal(slack.connectionId(), tool, state);
    }
}
