package io.mcphub.connections.conversations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A conversation as its person sees it; the JSON of {@code /integrations/{id}/conversations}.
 *
 * @param id its id
 * @param expiresAt when it ends by itself; each new step extends it, polling does not
 * @param step what to do now
 * @param integration what is being connected
 * @param page the path on this hub to which the browser returns at the end
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
