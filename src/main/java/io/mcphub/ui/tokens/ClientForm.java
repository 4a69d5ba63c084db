package io.mcphub.ui.tokens;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms that register an API client and renew its secret. The page that answers them shows the secret, once. */
@Named
@RequestScoped
public class ClientForm {
    /** The id of the form that registers. */
    public static final String FORM = "client";

    @Inject
    CurrentCaller caller;

    @Inject
    ApiClients clients;

    @Inject
    Browser browser;

    private @Nullable String name;
    private @Nullable String redirects;
    private Access access = Access.FULL;
    private ApiClients.@Nullable WithSecret made;

    /** Registers the client that the form asks for. */
    public void create() {
        make(FORM, () -> clients.create(caller.get(), new ApiClient.Wish(name, lines(), new Allowance(access, browser.tickedIntegrations()))));
    }

    /** Replaces the secret of a client. */
    public void rotate(String id) {
        make("rotate-" + id, () -> clients.rotateSecret(caller.get(), caller.get().userId(), id));
    }

    /** The client whose secret this request made; null if it made none. */
    public @Nullable ApiClient getMade() {
        return made == null ? null : made.client();
    }

    /** That secret, which no later request can show. */
    public @Nullable String getSecret() {
        return made == null ? null : made.secret().reveal();
    }

    /** Whether the form was sent and refused, so that it stays open. */
    public boolean isRefused() {
        return made == null && browser.parameter(FORM) != null;
    }

    private void make(String form, Supplier<ApiClients.WithSecret> work) {
        try {
            made = work.get();
        } catch (HubException refused) {
            browser.tell(form, refused);
        }
    }

    private Set<String> lines() {
        return redirects == null ? Set.of() : redirects.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Redirect addresses, one per line. */
    public @Nullable String getRedirects() {
        return redirects;
    }

    public void setRedirects(@Nullable String redirects) {
        this.redirects = redirects;
    }

    public Access getAccess() {
        return access;
    }

    public void setAccess(Access access) {
        this.access = access;
    }
}
