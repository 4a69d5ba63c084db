package io.mcphub.ui.filters;

import io.mcphub.ui.OwnPath;
import io.mcphub.ui.PagePolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What every page tells the browser to refuse: foreign and inline scripts and styles, frames, sniffing, referrers, caches. */
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        request.setAttribute(PagePolicy.ATTRIBUTE, policyFor(request));
        response.setHeader(PagePolicy.HEADER, policyFor(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!request.getServletPath().startsWith(RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, new OnePolicy(response));
    }

    /** PrimeFaces adds the policy of a page with its nonce; a second header beside ours would forbid the very scripts that it allows. */
    private static final class OnePolicy extends HttpServletResponseWrapper {
        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (PagePolicy.HEADER.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }

    /**
     * The policy for this page. Chromium applies {@code form-action} to every redirect after a form. A sign-in that leads on to a
     * provider or an OAuth client would end on a blank page, so that form alone may redirect anywhere.
     */
    private static String policyFor(HttpServletRequest request) {
        boolean away = request.getServletPath().equals("/login") && OwnPath.leadsAway(request.getParameter("next"));
        return away ? PagePolicy.STRICT.replace("form-action 'self'; ", "") : PagePolicy.STRICT;
    }
}
