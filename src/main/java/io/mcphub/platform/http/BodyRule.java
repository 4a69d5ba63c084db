package io.mcphub.platform.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limit for request bodies of one door.
 *
 * @param roots paths of the door; each includes everything below it
 * @param most the largest body, in bytes
 * @param refusal path of the servlet that answers a refused body; null if the door answers itself, without reading the body
 */
public record BodyRule(Set<String> roots, int most, @Nullable String refusal) {
    /** 1 MB, unless a door sets another limit. */
    public static final int USUAL_MOST = 1024 * 1024;

    /** For every door without a rule of its own. */
    static final BodyRule USUAL = new BodyRule(Set.of(), USUAL_MOST, ErrorServlet.BODY);

    boolean covers(String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
