package io.mcphub.ui.consent;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.connections.Connections;
import io.mcphub.platform.HubException;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import io.mcphub.ui.Browser;
import io.mcphub.ui.PagePolicy;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page {@code /oauth/consent?request=}: shows which app asks for what, and takes the answer. */
@Named
@RequestScoped
public class ConsentView {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    Consents consents;

    @Inject
    Connections connections;

    @Inject
    ToolDirectory directory;

    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable ConsentRequest asked;
    private @Nullable List<ConsentIntegration> integrations;

    /** Sends a browser without a session to the sign-in. Sends a person who has allowed the same before on to the app. */
    public void enter() {
        if (caller.find().isEmpty()) {
            signIn();
            return;
        }
        Optional<URI> answered = getRequest().isEmpty() ? Optional.empty() : consents.remembered(getRequest(), caller.get());
        if (answered.isPresent()) {
            browser.goTo(answered.get().toString());
        } else if (isPresent()) {
            // A browser applies form-action also to the redirect after the form, so the client's address must be allowed.
            browser.policy(PagePolicy.STRICT.replace("form-action 'self'", "form-action 'self' " + asked.redirectScheme() + ":"));
        } else {
            browser.tell("form", HubException.notFound("This request has been answered or has expired. Start again in the app that sent you here."));
        }
    }

    /** The id of the request, kept in a hidden field. */
    public String getRequest() {
        String id = browser.parameter("request");
        return id != null && REQUEST_ID.matcher(id).matches() ? id : "";
    }

    /** Whether there is a request that this person may decide about. */
    public boolean isPresent() {
        if (asked == null && caller.find().isPresent() && !getRequest().isEmpty()) {
            try {
                asked = consents.find(getRequest(), caller.get());
            } catch (HubException gone) {
                return false;
            }
        }
        return asked != null;
    }

    /** What the app asks for; null unless {@link #isPresent()}. */
    public @Nullable ConsentRequest getAsked() {
        return isPresent() ? asked : null;
    }

    /** Whether the answer goes to a program on the person's computer, so that nobody vouches for its name. */
    public boolean isLocal() {
        return isPresent() && asked.kind() != ConsentRequest.Kind.WEB;
    }

    /** Whether the app's host proves who it is. */
    public boolean isVouched() {
        return isPresent() && asked.clientHost() != null;
    }

    /** The person for whom the app would act, because one may have several accounts. */
    public String getPerson() {
        return caller.find().flatMap(c -> users.find(c.userId())).map(User::email).orElse("");
    }

    /** The integrations that the app would reach. */
    public List<ConsentIntegration> getIntegrations() {
        if (integrations == null) {
            integrations = caller.find()
                    .map(c -> connections.integrations(c).stream().flatMap(i -> ConsentIntegration.of(i).stream()).toList())
                    .orElse(List.of());
        }
        return integrations;
    }

    /** The tools that the app would see now: those of the hub, and those with an account. */
    public List<ToolListing> getTools() {
        String effect = isPresent() && asked.readOnly() ? "read" : null;
        return caller.find().map(c -> directory.find(c, null, null, effect).stream().filter(ToolListing::connected).toList()).orElse(List.of());
    }

    /** Allows what is ticked. */
    public void allow() {
        answer(true);
    }

    /** Refuses. */
    public void deny() {
        answer(false);
    }

    private void signIn() {
        browser.goTo("/login?next=/oauth/consent?request=" + getRequest());
    }

    private void answer(boolean yes) {
        if (caller.find().isEmpty()) {
            // The session has ended while the page was open. The sign-in says why, if the person is blocked.
            signIn();
            return;
        }
        try {
            String proof = Optional.ofNullable(browser.parameter("proof")).orElse("");
            URI target = yes ? consents.allow(getRequest(), proof, caller.get(), allowance()) : consents.deny(getRequest(), proof, caller.get());
            browser.goTo(target.toString());
        } catch (HubException refused) {
            browser.tell("form", refused);
        }
    }

    private Allowance allowance() {
        Access access = browser.values("read_only").isEmpty() ? Access.FULL : Access.READ;
        return new Allowance(access, browser.tickedIntegrations(), shown());
    }

    /** What the form says; the usual where it says nothing. */
    private Shown shown() {
        ToolNames names = said("tool_names").flatMap(ToolNames::find).orElse(Shown.DEFAULT.names());
        ToolsMode tools = said("tools").flatMap(ToolsMode::find).orElse(Shown.DEFAULT.tools());
        return new Shown(names, tools, said("structured").map("true"::equals).orElse(Shown.DEFAULT.structured()));
    }

    private Optional<String> said(String field) {
        return browser.values(field).stream().findFirst();
    }
}
