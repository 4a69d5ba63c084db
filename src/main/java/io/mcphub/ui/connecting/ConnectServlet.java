package io.mcphub.ui.connecting;

import io.mcphub.ui.Browser;
import io.mcphub.ui.filters.Servlets;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /connect/{id}}: passes the id of a chat's link to the page. Only signed-in people get here. */
@WebServlet(name = Servlets.CONNECT, urlPatterns = "/connect/*")
public class ConnectServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String path = request.getPathInfo();
        request.setAttribute(Browser.LINK, path == null ? "" : path.substring(1));
        request.getRequestDispatcher("/connect.xhtml").forward(request, response);
    }
}
