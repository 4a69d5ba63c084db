package io.mcphub.ui.filters;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Answers 400 to any view state but {@code stateless}. All views are stateless, and Faces fails with a stack trace on another state. */
public class ViewStateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "jakarta.faces.ViewState";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String[] states = request.getParameterValues(PARAMETER);
        boolean form = request.getMethod().equals("POST");
        if (states == null || form && Arrays.stream(states).allMatch("stateless"::equals)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
