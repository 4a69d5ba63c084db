package io.mcphub.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The document of RFC 8414 at a second address, for clients that append the well-known path to the address of {@code /mcp}. */
@WebServlet("/mcp/.well-known/oauth-authorization-server")
public class AuthorizationServerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Metadata metadata;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.getOutputStream().write(metadata.authorizationServer().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        Response answer = OAuthAnswers.preflight("GET, OPTIONS");
        response.setStatus(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }
}
