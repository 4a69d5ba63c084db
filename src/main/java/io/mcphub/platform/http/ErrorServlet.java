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
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces the container's HTML error pages: unknown paths and methods, refused bodies, unexpected errors. Answers a problem
 * document, or a page if the client prefers HTML.
 */
@WebServlet({"/error", ErrorServlet.UNREADABLE, ErrorServlet.NOT_FOUND, ErrorServlet.BODY})
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The path to which {@link ReadableTargets} sends a request whose path or Host header is malformed. */
    static final String UNREADABLE = "/error/400";

    /** The path to which {@link ReadableTargets} sends a request whose path is not listed. */
    static final String NOT_FOUND = "/error/404";

    /** The path to which {@link WholeBodies} sends a request whose body it refused. */
    static final String BODY = "/error/body";

    @Inject
    transient PublicUrl publicUrl;

    @Inject
    transient ReaderLanguage chosen;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<HubException> refused = BodyRefusal.of(request).map(BodyRefusal::refused).or(() -> ReadableTargets.refusal(request)).or(() -> refusal(request));
        ProblemDocument problem = refused.map(r -> ProblemDocument.of(publicUrl.base(), r)).orElseGet(() -> ProblemDocument.ofStatus(publicUrl.base(), status(request)));
        refused.flatMap(HubException::retryAfter).ifPresent(wait -> response.setHeader("Retry-After", String.valueOf(wait.toSeconds())));
        response.setStatus(problem.status());
        if (Preference.isForHtml(request.getHeader("Accept"))) {
            ProblemPage.HEADERS.forEach(response::setHeader);
            send(response, ProblemPage.MEDIA_TYPE, ProblemPage.of(problem, chosen.of(request).map(Locale::toLanguageTag).orElse(request.getHeader("Accept-Language"))));
        } else {
            send(response, ProblemDocument.MEDIA_TYPE, Json.write(problem));
        }
    }

    /** What the core refused while a page was made, however Faces wrapped it. */
    private static Optional<HubException> refusal(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable cause = thrown instanceof Throwable t ? t : null; cause != null; cause = cause.getCause()) {
            if (cause instanceof HubException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
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
