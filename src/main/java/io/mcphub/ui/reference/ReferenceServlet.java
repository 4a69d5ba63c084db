package io.mcphub.ui.reference;

import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.Json;
import io.mcphub.settings.Settings;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.PageTokens;
import io.mcphub.ui.filters.Servlets;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reference pages load: {@code GET /docs/openapi}, the document of the API, and {@code POST /docs/token}, a short login token for "try it". */
@WebServlet(name = Servlets.REFERENCE, urlPatterns = {"/docs/openapi", "/docs/token"})
public class ReferenceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "/docs/token";

    @Inject
    transient Settings settings;

    @Inject
    transient CurrentCaller caller;

    @Inject
    transient PageTokens tokens;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (request.getServletPath().equals(TOKEN)) {
            super.doGet(request, response);
        } else if (isOn(response)) {
            request.getRequestDispatcher("/openapi").forward(new AskingForJson(request), response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!request.getServletPath().equals(TOKEN)) {
            super.doPost(request, response);
        } else if (isOn(response)) {
            LoginTokens.Issued issued = tokens.issue(caller.get());
            byte[] body = Json.write(Map.of("access_token", issued.token().reveal(), "token_type", "Bearer", "expires_in", issued.expiresIn())).getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private boolean isOn(HttpServletResponse response) throws IOException {
        boolean on = settings.flag(ReferenceView.SETTING, true);
        if (!on) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
        return on;
    }

    /** The container writes YAML unless it is asked for JSON. */
    private static final class AskingForJson extends HttpServletRequestWrapper {
        AskingForJson(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Accept") ? "application/json" : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase("Accept") ? Collections.enumeration(List.of("application/json")) : super.getHeaders(name);
        }
    }
}
