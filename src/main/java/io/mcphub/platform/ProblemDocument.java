package io.mcphub.platform;

import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457 §3.1).
 *
 * @param type a URI that names the kind of problem, {@code {base}/problems#slug}
 * @param title the same for every occurrence of the type
 * @param status the HTTP status code
 * @param detail what is wrong this time, and what to do next
 * @param field the field that is not acceptable, if there is one
 */
public record ProblemDocument(String type, String title, int status, @Nullable String detail, @Nullable String field) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(HubException refused) {
        Problem problem = refused.problem();
        return new ProblemDocument(type(problem.slug()), problem.title(), problem.status(), refused.publicDetail(), refused.field().orElse(null));
    }

    /** For what the container answers by itself: the status says all there is to say. */
    public static ProblemDocument ofStatus(int status) {
        return Arrays.stream(Problem.values())
                .filter(p -> p.status() == status)
                .findFirst()
                .map(p -> new ProblemDocument(type(p.slug()), p.title(), status, null, null))
                .orElse(new ProblemDocument("about:blank", "HTTP " + status, status, null, null));
    }

    private static String type(String slug) {
        String base = ConfigProvider.getConfig().getOptionalValue("BASE_URL", String.class).orElse("");
        return base.replaceAll("/+$", "") + "/problems#" + slug;
    }
}
