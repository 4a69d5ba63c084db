package io.mcphub.platform.http;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers what the container would answer with its own HTML: unknown paths and methods, refused bodies and defects, as a problem
 * document or, for a client that would rather read HTML, as a page.
 */
@WebServlet({"/error", ErrorServlet.UNREADABLE, ErrorServlet.BODY})
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Where {@link ReadableTargets} sends a request whose path or host cannot be read. */
    static final String UNREADABLE = "/error/400";

    /** Where {@link WholeBodies} sends a request whose body it refused. */
    static final String BODY = "/error/body";

    @Inject
    transient PublicUrl publicUrl;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<HubException> refused = BodyRefusal.of(request).map(BodyRefusal::refused);
        ProblemDocument problem = refused.map(r -> ProblemDocument.of(publicUrl.base(), r)).orElseGet(() -> ProblemDocument.ofStatus(publicUrl.base(), status(request)));
        refused.flatMap(HubException::retryAfter).ifPresent(wait -> response.setHeader("Retry-After", String.valueOf(wait.toSeconds())));
        response.setStatus(problem.status());
        if (Preference.isForHtml(request.getHeader("Accept"))) {
            ProblemPage.HEADERS.forEach(response::setHeader);
            send(response, ProblemPage.MEDIA_TYPE, ProblemPage.of(problem));
        } else {
            send(response, ProblemDocument.MEDIA_TYPE, Json.write(problem));
        }
    }

    private static int status(HttpServletRequest request) {
        int asked = UNREADABLE.equals(request.getServletPath()) ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_NOT_FOUND;
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : asked;
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
