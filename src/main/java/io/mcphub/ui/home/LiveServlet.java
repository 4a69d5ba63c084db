package io.mcphub.ui.home;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditLog;
import io.mcphub.connections.Connections;
import io.mcphub.platform.Json;
import io.mcphub.ui.filters.Servlets;
import io.mcphub.users.Users;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /live}: what changes on an open page, asked by {@code hub.js} every ten seconds. Everything comes from memory that is seconds old. */
@WebServlet(name = Servlets.LIVE, urlPatterns = "/live")
public class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentCaller caller;

    @Inject
    transient Connections connections;

    @Inject
    transient Users users;

    @Inject
    transient AuditLog log;

    @Inject
    transient FirstSteps steps;

    /**
     * The answer.
     *
     * @param attention accounts of the person that their providers no longer let in
     * @param waiting people who wait for this admin
     * @param activity changes when the list of the person's activity does
     * @param account whether the person has connected an account
     * @param ai whether an MCP client of the person has a token or is authorised
     * @param call whether a tool was called for the person
     */
    record Live(long attention, long waiting, long activity, boolean account, boolean ai, boolean call) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller me = caller.get();
        FirstSteps.Done done = steps.of(me);
        Live live = new Live(connections.broken(me), users.waiting(me), log.mark(me), done.account(), done.ai(), done.call());
        byte[] body = Json.write(live).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
