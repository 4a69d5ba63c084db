package io.mcphub.oauth;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves {@code /authorize}, {@code /token} and {@code /register} at the root, where clients of MCP 2025-03-26 look if they find no
 * metadata (MCP 2025-03-26 basic/authorization § Fallbacks for Servers without Metadata Discovery).
 */
@WebServlet({"/authorize", "/token", "/register"})
public class OldPathsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/oauth" + request.getServletPath()).forward(request, response);
    }
}
