package io.mcphub.connections.conversations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A conversation as its person sees it; wire form of {@code /integrations/{id}/conversations}.
 *
 * @param expiresAt when it ends by itself; each new step puts it off, looking again does not
 * @param integration what is being connected
 * @param page the path on this hub to which the browser returns in the end
 */
public record Conversation(String id, Instant expiresAt, Step step, @JsonIgnore String integration, @JsonIgnore String page) {
    /** The page of this hub that shows it. */
    @JsonIgnore
    public String path() {
        return path(integration, id);
    }

    static String path(String integration, String id) {
        return "/connections?integration=" + integration + "&conversation=" + id;
    }
}
