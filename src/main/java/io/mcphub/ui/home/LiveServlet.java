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
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live?of=}: what changes on an open page, asked by {@code hub.js} every ten seconds. Everything comes from memory that is
 * seconds old, and only what the page shows is looked up: hundreds of open pages ask.
 */
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
     * The answer; what was not asked for is missing.
     *
     * @param attention accounts of the person that their providers no longer let in
     * @param waiting people who wait for this admin
     * @param activity changes when the list of the person's activity does
     * @param account whether the person has connected an account
     * @param ai whether an MCP client of the person has a token or is authorised
     * @param call whether a tool was called for the person
     */
    record Live(@Nullable Long attention, @Nullable Long waiting, @Nullable Long activity, @Nullable Boolean account, @Nullable Boolean ai, @Nullable Boolean call) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String of = request.getParameter("of");
        Live live = look(caller.get(), of == null ? Set.of() : Set.copyOf(Arrays.asList(of.split(","))));
        byte[] body = Json.write(live).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Live look(Caller me, Set<String> asked) {
        FirstSteps.Done done = asked.contains("account") || asked.contains("ai") || asked.contains("call") ? steps.of(me) : null;
        return new Live(
                asked.contains("attention") ? connections.broken(me) : null,
                asked.contains("waiting") ? users.waiting(me) : null,
                asked.contains("activity") ? log.mark(me) : null,
                done == null ? null : done.account(),
                done == null ? null : done.ai(),
                done == null ? null : done.call());
    }
}
