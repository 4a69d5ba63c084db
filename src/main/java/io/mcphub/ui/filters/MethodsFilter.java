package io.mcphub.ui.filters;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses HTTP methods that pages do not have with 405 and an Allow header (RFC 9110 §15.5.6). Faces would render a page for any
 * method.
 */
public class MethodsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Set<String> methods = methods(request.getServletPath());
        if (methods.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Allow", String.join(", ", methods.stream().sorted().toList()));
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private static Set<String> methods(String path) {
        return switch (path) {
            case "/logout" -> Set.of("POST");
            case "", "/" -> Set.of("GET", "HEAD");
            default -> Set.of("GET", "HEAD", "POST");
        };
    }
}
