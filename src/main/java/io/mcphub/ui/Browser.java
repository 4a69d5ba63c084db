package io.mcphub.ui;

import io.mcphub.accounts.ClientAddress;
import io.mcphub.accounts.SessionCookie;
import io.mcphub.accounts.Sessions;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The browser at the other end of a page's request: what it sent, where it goes next and what it is told. */
@RequestScoped
public class Browser {
    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    ClientAddress clientAddress;

    /** The address for limits. */
    public String address() {
        return clientAddress.of(request());
    }

    /** A parameter of the query or of the form, or null. */
    public @Nullable String parameter(String name) {
        return request().getParameter(name);
    }

    /** The id of the link from a chat that the browser followed; empty on every other page. */
    public String link() {
        return request().getAttribute(ConnectServlet.LINK) instanceof String id ? id : "";
    }

    /** The status of the page, if it is not 200. */
    public void status(int status) {
        response().setStatus(status);
    }

    /** Signs a person in: always a new session, and the one that the browser had before ends (no fixation). */
    public void signIn(String userId) {
        cookie.read(request()).ifPresent(sessions::close);
        cookie.set(response(), sessions.open(userId));
    }

    /** Ends this request with a redirect; our own paths are relative, so the Host header has no say in it. */
    public void goTo(String path) {
        response().setStatus(HttpServletResponse.SC_SEE_OTHER);
        response().setHeader("Location", path);
        faces().responseComplete();
    }

    /** Shows why the hub refused, beside the field {@code formId:field} if the refusal names one. */
    public void tell(String formId, HubException refused) {
        String field = refused.field().map(name -> formId + ":" + name).filter(this::isOnPage).orElse(null);
        faces().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, refused.publicDetail(), null));
        if (refused.problem() == Problem.RATE_LIMITED) {
            response().setStatus(Problem.RATE_LIMITED.status());
            refused.retryAfter().ifPresent(wait -> response().setHeader("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()))));
        }
    }

    private boolean isOnPage(String clientId) {
        return faces().getViewRoot().findComponent(clientId) != null;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) faces().getExternalContext().getRequest();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse) faces().getExternalContext().getResponse();
    }

    private static FacesContext faces() {
        return FacesContext.getCurrentInstance();
    }
}
