package io.mcphub.security;

import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ProblemDocument;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How each door refuses a request without a valid credential. */
@ApplicationScoped
class Challenges {
    private static final String INVALID = "error=\"invalid_token\", error_description=\"The token does not open this path, or it has ended\"";

    @Inject
    Settings settings;

    /** 404: there is no such path. {@code ErrorServlet} writes the answer. */
    public AuthenticationStatus nothing(HttpServletResponse response) {
        return error(response, HttpServletResponse.SC_NOT_FOUND);
    }

    /** 503: the database does not say whose credential it is. {@code ErrorServlet} writes the answer. */
    public AuthenticationStatus unavailable(HttpServletResponse response) {
        response.setHeader("Retry-After", String.valueOf(WriteHealth.RETRY_AFTER.toSeconds()));
        return error(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /**
     * 401 as a problem document.
     *
     * @param tokenSent whether a token came, which then was invalid
     */
    public void api(HttpServletResponse response, boolean tokenSent) {
        Problem problem = Problem.UNAUTHENTICATED;
        String detail = tokenSent ? "The token is not valid here. The REST API takes login tokens, /mcp takes tokens of MCP clients, and pages need a session." : "Send the access token of POST /auth/login as a bearer token.";
        ProblemDocument body = new ProblemDocument(settings.baseUrl() + "/problems#" + problem.slug(), problem.title(), problem.status(), detail, null);
        send(response, tokenSent ? ProblemDocument.CHALLENGE + ", " + INVALID : ProblemDocument.CHALLENGE, ProblemDocument.MEDIA_TYPE, body);
    }

    /** Redirects to the login page, which leads back to this page after the sign-in. */
    public void page(HttpServletRequest request, HttpServletResponse response, String path) {
        boolean readable = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String query = readable && request.getQueryString() != null ? "?" + request.getQueryString() : "";
        String login = request.getContextPath() + "/login?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            write(response, "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + login.replace("&", "&amp;") + "\"/></partial-response>");
            return;
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", login);
        flush(response);
    }

    private static AuthenticationStatus error(HttpServletResponse response, int status) {
        try {
            response.sendError(status);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static void send(HttpServletResponse response, String challenge, String type, Object body) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", challenge);
        response.setHeader("Cache-Control", "no-store");
        write(response, type, Json.write(body));
    }

    private static void write(HttpServletResponse response, String type, String body) {
        response.setContentType(type);
        try {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        flush(response);
    }

    private static void flush(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
