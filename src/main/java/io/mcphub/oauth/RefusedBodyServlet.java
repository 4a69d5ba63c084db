package io.mcphub.oauth;

import io.mcphub.platform.http.BodyRefusal;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers a refused body in the form of OAuth (RFC 6749 §5.2). It is a servlet, because JAX-RS would wait for the body first. */
@WebServlet(RefusedBodyServlet.PATH)
public class RefusedBodyServlet extends HttpServlet {
    static final String PATH = "/error/oauth";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<BodyRefusal> refusal = BodyRefusal.of(request);
        if (refusal.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Response answer = OAuthAnswers.error(refusal.get().refused());
        response.setStatus(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.getOutputStream().write(answer.getEntity().toString().getBytes(StandardCharsets.UTF_8));
    }
}
