package io.mcphub.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What every page tells the browser to refuse: foreign and inline scripts and styles, frames, sniffing, referrers, caches. */
@WebFilter(servletNames = {Servlets.FACES, Servlets.HOME, Servlets.CONNECT, Servlets.LOGOUT})
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** {@code script-src} comes last, because PrimeFaces appends its nonce to the last directive, should a page use it. */
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
     * Chromium applies {@code form-action} to every redirect that follows a form. A sign-in that goes on to a provider or to an
     * OAuth client would end on a blank page, so that form alone may be followed by a redirect to elsewhere.
     */
    private static String policyFor(HttpServletRequest request) {
        boolean away = request.getServletPath().equals("/login") && OwnPath.leadsAway(request.getParameter("next"));
        return away ? POLICY.replace("form-action 'self'; ", "") : POLICY;
    }
}
