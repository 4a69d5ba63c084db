package io.mcphub.platform.http;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457 §3.1).
 *
 * @param type a URI that names the kind of problem, {@code {base}/problems#slug}
 * @param title the same for every occurrence of the type
 * @param status the HTTP status code
 * @param detail what is wrong this time, and what to do next
 * @param field the name of the wrong value, if there is one
 */
public record ProblemDocument(String type, String title, int status, @Nullable String detail, @Nullable String field) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * The WWW-Authenticate header of every 401 of a REST door (RFC 9110 §15.5.2). The realm is there because RFC 6750 §3 requires a
     * parameter after the scheme.
     */
    public static final String CHALLENGE = "Bearer realm=\"mcp-hub\"";

    /**
     * The document for a refusal.
     *
     * @param base the hub's public address
     * @param refused the refusal
     */
    public static ProblemDocument of(String base, HubException refused) {
        Problem problem = refused.problem();
        return new ProblemDocument(type(base, problem), problem.title(), problem.status(), refused.publicDetail(), refused.field().orElse(null));
    }

    /** The document for a status that the container sets itself, without more to say. */
    public static ProblemDocument ofStatus(String base, int status) {
        return Arrays.stream(Problem.values())
                .filter(p -> p.status() == status)
                .findFirst()
                .map(p -> new ProblemDocument(type(base, p), p.title(), status, null, null))
                .orElse(new ProblemDocument("about:blank", "HTTP " + status, status, null, null));
    }

    private static String type(String base, Problem problem) {
        return base + "/problems#" + problem.slug();
    }
}
