package io.mcphub.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells the browser what no page may do: load foreign or inline scripts and styles, be framed, be cached, send referrers. */
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** {@code script-src} must come last, because PrimeFaces appends its nonce to the last directive. */
    static final String POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; script-src 'self'";

    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Security-Policy", policyFor(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!request.getServletPath().startsWith(RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    /**
     * The policy for this page. Chromium applies {@code form-action} to every redirect after a form. A sign-in that leads on to a
     * provider or an OAuth client would end on a blank page, so that form alone may redirect anywhere.
     */
    private static String policyFor(HttpServletRequest request) {
        boolean away = request.getServletPath().equals("/login") && OwnPath.leadsAway(request.getParameter("next"));
        return away ? POLICY.replace("form-action 'self'; ", "") : POLICY;
    }
}
