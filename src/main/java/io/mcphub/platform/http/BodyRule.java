package io.mcphub.platform.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the bodies of one door.
 *
 * @param roots the paths of the door; everything below them is meant, too
 * @param most how many bytes a body may have
 * @param refusal the path of the servlet that answers instead when a body is refused; null if the door itself does so, without reading
 */
public record BodyRule(Set<String> roots, int most, @Nullable String refusal) {
    /** 1 MB, for every door that says nothing else. */
    public static final int USUAL_MOST = 1024 * 1024;

    /** For every door that says nothing else. */
    static final BodyRule USUAL = new BodyRule(Set.of(), USUAL_MOST, ErrorServlet.BODY);

    boolean covers(String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
