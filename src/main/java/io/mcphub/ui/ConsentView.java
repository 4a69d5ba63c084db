package io.mcphub.ui;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.ToolNames;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.connections.Connections;
import io.mcphub.platform.HubException;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page {@code /oauth/consent?request=}: which app asks for what, and the person's answer. */
@Named
@RequestScoped
public class ConsentView {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    Consents consents;

    @Inject
    Connections connections;

    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable ConsentRequest asked;
    private @Nullable List<ConsentIntegration> integrations;

    /** Nobody is signed in: to the sign-in and back. Somebody who allowed the same before: on to the app. */
    public void enter() {
        if (caller.find().isEmpty()) {
            signIn();
            return;
        }
        Optional<URI> answered = getRequest().isEmpty() ? Optional.empty() : consents.remembered(getRequest(), caller.get());
        if (answered.isPresent()) {
            browser.goTo(answered.get().toString());
        } else if (isPresent()) {
            // A browser applies form-action to the redirect that answers the form, too: it must let the answer out to the client.
            browser.header("Content-Security-Policy", SecurityHeadersFilter.POLICY.replace("form-action 'self'", "form-action 'self' " + asked.redirectScheme() + ":"));
        } else {
            browser.tell("form", HubException.notFound("This request has been answered or has expired. Start again in the app that sent you here."));
        }
    }

    /** The id of the request; travels through the form in a hidden field. */
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

    /** What is asked; only if {@link #isPresent()}. */
    public @Nullable ConsentRequest getAsked() {
        return isPresent() ? asked : null;
    }

    /** Whether a program on the person's computer gets the answer, so that the name proves nothing. */
    public boolean isLocal() {
        return isPresent() && asked.kind() != ConsentRequest.Kind.WEB;
    }

    /** Whether a host vouches for the app. */
    public boolean isVouched() {
        return isPresent() && asked.clientHost() != null;
    }

    /** For whom the app would act: people have several accounts. */
    public String getPerson() {
        return caller.find().flatMap(c -> users.find(c.userId())).map(User::email).orElse("");
    }

    /** The integrations that the client would reach. */
    public List<ConsentIntegration> getIntegrations() {
        if (integrations == null) {
            integrations = caller.find()
                    .map(c -> connections.integrations(c).stream().flatMap(i -> ConsentIntegration.of(i).stream()).toList())
                    .orElse(List.of());
        }
        return integrations;
    }

    /** Allows what is ticked. */
    public void allow() {
        answer(true);
    }

    /** Says no. */
    public void deny() {
        answer(false);
    }

    private void signIn() {
        browser.goTo("/login?next=/oauth/consent?request=" + getRequest());
    }

    private void answer(boolean yes) {
        if (caller.find().isEmpty()) {
            // The session ended while the page was open; the sign-in tells people why, if they may not enter any more.
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

    /** All that was offered ticked means all, also what is connected later; otherwise exactly what is ticked. */
    private Allowance allowance() {
        Set<String> ticked = browser.values("integration");
        Set<String> left = new HashSet<>(browser.values("offered"));
        left.removeAll(ticked);
        Access access = browser.values("read_only").isEmpty() ? Access.FULL : Access.READ;
        ToolNames names = browser.values("tool_names").contains("flat") ? ToolNames.FLAT : ToolNames.DOTTED;
        return new Allowance(access, left.isEmpty() ? null : ticked, names);
    }
}
