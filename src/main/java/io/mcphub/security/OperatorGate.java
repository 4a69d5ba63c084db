package io.mcphub.security;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.platform.http.ProblemDocument;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Protects {@code /metrics} and {@code /openapi}, which the container serves: they need an admin's login token or
 * {@code METRICS_TOKEN}.
 */
public class OperatorGate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    @Inject
    HubConfig config;

    @Inject
    CurrentCaller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (isAdmin() || hasMetricsToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", ProblemDocument.CHALLENGE);
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private boolean isAdmin() {
        return caller.find().filter(c -> c.role() == Role.ADMIN && c.credential() == Caller.Credential.LOGIN_TOKEN).isPresent();
    }

    private boolean hasMetricsToken(HttpServletRequest request) {
        String sent = request.getHeader("Authorization");
        return sent != null
                && sent.startsWith(SCHEME)
                && config.value("METRICS_TOKEN").map(Secret::of).filter(Secret.of(sent.substring(SCHEME.length()).strip())::equals).isPresent();
    }
}
