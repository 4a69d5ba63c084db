package io.mcphub.ui.home;

import io.mcphub.access.CurrentCaller;
import io.mcphub.ui.filters.Servlets;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /} is the page {@code home.xhtml}, or the sign-in for somebody whom the hub does not know. */
@WebServlet(name = Servlets.HOME, urlPatterns = "")
public class HomeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentCaller caller;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (caller.find().isPresent()) {
            request.getRequestDispatcher("/home.xhtml").forward(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/login");
        }
    }
}
