package io.mcphub.tools;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All tools, found and checked at start-up. */
@ApplicationScoped
public class ToolCatalog {
    /** In a stable order: the hub's own first, then by integration and name. */
    public List<RegisteredTool> all() {
        throw new UnsupportedOperationException();
    }

    /** By canonical, flat ({@code slack_messages_post}) or double-underscore ({@code slack__messages__post}) name. */
    public Optional<RegisteredTool> find(String wireName) {
        throw new UnsupportedOperationException();
    }
}
