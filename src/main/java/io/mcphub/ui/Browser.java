package io.mcphub.ui;

import io.mcphub.access.Caller;
import io.mcphub.access.Receipt;
import io.mcphub.access.Receipts;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Nul;
import io.mcphub.platform.Problem;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.Visitor;
import io.mcphub.users.signin.Visitors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The browser behind a page's request: its parameters, its cookies, and where to send it next. */
@RequestScoped
public class Browser {
    /** The attribute of a request with the id of the chat's link that was followed. */
    public static final String LINK = Browser.class.getName() + ".link";

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    Words words;

    @Inject
    Visitors visitors;

    @Inject
    ProviderWaits waits;

    @Inject
    Receipts receipts;

    /** Who tries to sign in. */
    public Visitor visitor() {
        return visitors.of(request());
    }

    /** Does work that asks a provider, while the browser waits. {@code RATE_LIMITED} if too many do. */
    public <T> T waitFor(Caller caller, Supplier<T> work) {
        return waits.ask(caller.userId(), work);
    }

    /** A parameter of the query or the form; null if it is missing. Refuses one with U+0000. */
    public @Nullable String parameter(String name) {
        String value = request().getParameter(name);
        return value == null ? null : storable(name, value);
    }

    /** The path of the page as the browser sees it, without its query. */
    public String path() {
        Object forwarded = request().getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        String path = forwarded instanceof String original ? original : request().getServletPath();
        return path.isEmpty() ? "/" : path;
    }

    /** What the page may load and run. */
    public String policy() {
        return request().getAttribute(PagePolicy.ATTRIBUTE) instanceof String policy ? policy : PagePolicy.STRICT;
    }

    /** Whether a form was sent. */
    public boolean posted() {
        return request().getMethod().equals("POST");
    }

    /** The id of the chat's link that the browser followed; empty on every other page. */
    public String link() {
        return request().getAttribute(LINK) instanceof String id ? id : "";
    }

    /** Sets the HTTP status of the page; it is 200 otherwise. */
    public void status(int status) {
        response().setStatus(status);
    }

    /** All values of a form parameter, such as the ticked boxes. Refuses one with U+0000. */
    public Set<String> values(String name) {
        String[] values = request().getParameterValues(name);
        return values == null ? Set.of() : Arrays.stream(values).map(value -> storable(name, value)).collect(Collectors.toUnmodifiableSet());
    }

    private static String storable(String name, String value) {
        if (Nul.in(value)) {
            throw HubException.invalid(name, Nul.REFUSAL);
        }
        return value;
    }

    /**
     * The integrations whose boxes are ticked, of those that the form offers. Null if all are: the credential then also reaches what
     * is connected later.
     */
    public @Nullable Set<String> tickedIntegrations() {
        Set<String> ticked = values("integration");
        return ticked.containsAll(values("offered")) ? null : ticked;
    }

    /** Replaces what the page may load, run and send forms to. */
    public void policy(String policy) {
        request().setAttribute(PagePolicy.ATTRIBUTE, policy);
        response().setHeader(PagePolicy.HEADER, policy);
    }

    /** Signs a person in with a new session and ends the browser's old one, against session fixation. */
    public void signIn(Authentication authentication) {
        cookie.read(request()).ifPresent(sessions::close);
        cookie.set(response(), sessions.open(authentication, request().getHeader("User-Agent")));
        visitors.remember(response(), authentication);
    }

    /** Opens a new session for a person whose change of password ended the one of this browser, which stays known. */
    public void stay(String userId) {
        cookie.set(response(), sessions.open(userId, request().getHeader("User-Agent")));
        visitors.renew(response(), userId);
    }

    /** Ends the request with a redirect. The hub's own paths stay relative, so that the Host header has no influence. */
    public void goTo(String path) {
        response().setStatus(HttpServletResponse.SC_SEE_OTHER);
        response().setHeader("Location", path);
        faces().responseComplete();
    }

    /** As {@link #goTo}, and tells the next page what was done. */
    public void goTo(Caller caller, String path, Receipt done) {
        goTo(receipts.path(caller, path, done));
    }

    /** What was done before this page; empty if nothing. */
    public Optional<Receipt> receipt(Caller caller) {
        return receipts.read(caller, parameter(Receipts.PARAMETER));
    }

    /** Shows a refusal: beside the field {@code formId:field} if it names one. If a fresh sign-in is needed, sends the browser there. */
    public void tell(String formId, HubException refused) {
        if (refused.problem() == Problem.REAUTHENTICATION_REQUIRED) {
            goTo(OwnPath.freshSignIn(OwnPath.asked(request())));
            return;
        }
        String field = refused.field().map(name -> formId + ":" + name).filter(this::markInvalid).orElse(null);
        faces().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, words.of(refused.publicDetail()), null));
        if (refused.problem() == Problem.RATE_LIMITED) {
            response().setStatus(Problem.RATE_LIMITED.status());
            refused.retryAfter().ifPresent(wait -> response().setHeader("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()))));
        }
    }

    /** Marks a field as invalid, as Faces does; false if the page has no such field. */
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
