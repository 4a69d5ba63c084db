package io.mcphub.ui;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.ClientAddress;
import io.mcphub.users.DeviceCookie;
import io.mcphub.users.Entry;
import io.mcphub.users.SessionCookie;
import io.mcphub.users.Sessions;
import io.mcphub.users.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The browser at the other end of a page's request: what it sent, where it goes next and what it is told. */
@RequestScoped
public class Browser {
    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    DeviceCookie device;

    @Inject
    ClientAddress clientAddress;

    /** The address for limits. */
    public String address() {
        return clientAddress.of(request());
    }

    /** Who stands at the sign-in. */
    public Visitor visitor() {
        return new Visitor(address(), device.read(request()));
    }

    /** A parameter of the query or of the form, or null. */
    public @Nullable String parameter(String name) {
        return request().getParameter(name);
    }

    /** Whether a form was sent. */
    public boolean posted() {
        return request().getMethod().equals("POST");
    }

    /** The id of the link from a chat that the browser followed; empty on every other page. */
    public String link() {
        return request().getAttribute(ConnectServlet.LINK) instanceof String id ? id : "";
    }

    /** The status of the page, if it is not 200. */
    public void status(int status) {
        response().setStatus(status);
    }

    /** All values of a parameter of the form: what was ticked. */
    public Set<String> values(String name) {
        String[] values = request().getParameterValues(name);
        return values == null ? Set.of() : Set.copyOf(Arrays.asList(values));
    }

    /** Sets a header of the answer. */
    public void header(String name, String value) {
        response().setHeader(name, value);
    }

    /** Signs a person in: always a new session, and the one that the browser had before ends (no fixation). */
    public void signIn(Entry entry) {
        cookie.read(request()).ifPresent(sessions::close);
        cookie.set(response(), sessions.open(entry.user().id(), entry.failedAttempts()));
        device.set(response(), entry.browser());
    }

    /** Ends this request with a redirect; our own paths are relative, so the Host header has no say in it. */
    public void goTo(String path) {
        response().setStatus(HttpServletResponse.SC_SEE_OTHER);
        response().setHeader("Location", path);
        faces().responseComplete();
    }

    /** Shows why the hub refused, beside the field {@code formId:field} if the refusal names one; asks for a fresh sign-in if that is the reason. */
    public void tell(String formId, HubException refused) {
        if (refused.problem() == Problem.REAUTHENTICATION_REQUIRED) {
            goTo(OwnPath.freshSignIn(request().getRequestURI()));
            return;
        }
        String field = refused.field().map(name -> formId + ":" + name).filter(this::markInvalid).orElse(null);
        faces().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, refused.publicDetail(), null));
        if (refused.problem() == Problem.RATE_LIMITED) {
            response().setStatus(Problem.RATE_LIMITED.status());
            refused.retryAfter().ifPresent(wait -> response().setHeader("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()))));
        }
    }

    /** A refused field looks, sounds and is focused like one that Faces refuses; false if the page has no such field. */
    private boolean markInvalid(String clientId) {
        UIComponent component = faces().getViewRoot().findComponent(clientId);
        if (component instanceof UIInput input) {
            input.setValid(false);
        }
        return component != null;
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
