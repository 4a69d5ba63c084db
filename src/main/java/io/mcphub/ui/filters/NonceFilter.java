package io.mcphub.ui.filters;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answer to every form a nonce of its own. PrimeFaces takes the nonce of a posted page from the form, and fails where
 * there is none; a page without its components sends none. A part of a page keeps the nonce of the page that asked for it.
 */
public class NonceFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "primefaces.nonce";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        boolean whole = request.getMethod().equals("POST") && !"partial/ajax".equals(request.getHeader("Faces-Request"));
        chain.doFilter(whole ? new OwnNonce(request) : request, response);
    }

    private static final class OwnNonce extends HttpServletRequestWrapper {
        private final String nonce = Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

        OwnNonce(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return PARAMETER.equals(name) ? nonce : super.getParameter(name);
        }
    }
}
