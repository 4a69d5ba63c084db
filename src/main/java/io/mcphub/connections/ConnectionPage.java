package io.mcphub.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of everybody's connections, the newest first.
 *
 * @param items the connections
 * @param nextCursor the cursor of the next page; null on the last page
 */
public record ConnectionPage(List<OwnedConnection> items, @JsonInclude @Nullable String nextCursor) {
    public ConnectionPage {
        items = List.copyOf(items);
    }
}
