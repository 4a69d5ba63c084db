package io.mcphub.platform.http;

import io.mcphub.platform.Json;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what the container would answer with HTML: unknown paths, methods and defects, as a problem document. */
@WebServlet({"/error", ErrorServlet.UNREADABLE})
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Where {@link ReadableTargets} sends a request whose path or host cannot be read. */
    static final String UNREADABLE = "/error/400";

    @Inject
    transient PublicUrl publicUrl;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int asked = request.getServletPath().equals(UNREADABLE) ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_NOT_FOUND;
        int code = status instanceof Integer i ? i : asked;
        response.setStatus(code);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        byte[] body = Json.mapper().writeValueAsBytes(ProblemDocument.ofStatus(publicUrl.base(), code));
        // A chunked answer to a request with an Upgrade header would lose its Content-Type.
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
