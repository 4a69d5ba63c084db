package io.mcphub.ui.filters;

import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ProblemDocument;
import io.mcphub.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that another site makes a browser send (cross-site request forgery), because stateless views have no token. It
 * reads {@code Sec-Fetch-Site} (Fetch Metadata) or else {@code Origin} (RFC 6454 §7), which the browser sets and no script can
 * change. A request with neither header does not come from a current browser, so it carries nobody's cookie.
 */
public class SameOriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (SAFE.contains(request.getMethod()) || isFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(response);
        }
    }

    private boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || isOurs(origin, request.getHeader("Host"));
    }

    /** Compares with the Host header, which is right without a proxy, and with the public address, which is right behind one. */
    private boolean isOurs(String origin, @Nullable String host) {
        return authority(origin)
                .filter(a -> a.equalsIgnoreCase(host) || authority(settings.baseUrl()).filter(a::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    private static Optional<String> authority(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getRawAuthority());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        Problem kind = Problem.FORBIDDEN;
        ProblemDocument problem = new ProblemDocument(
                settings.baseUrl() + "/problems#" + kind.slug(), kind.title(), kind.status(), "Another site sent this form. Open the page of the hub itself and try again.", null);
        response.setStatus(problem.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.getOutputStream().write(Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
