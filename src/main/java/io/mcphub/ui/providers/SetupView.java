package io.mcphub.ui.providers;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.connections.administration.IntegrationAdministration;
import io.mcphub.connections.administration.IntegrationCheck;
import io.mcphub.connections.administration.IntegrationSetup;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page {@code /admin/integrations}: what each integration needs, and whether it works. */
@Named
@RequestScoped
public class SetupView {
    private static final String SAVED = "saved";

    @Inject
    CurrentCaller caller;

    @Inject
    IntegrationAdministration integrations;

    @Inject
    Browser browser;

    private @Nullable List<IntegrationSetup> setups;
    private final Map<String, SetupForm> forms = new HashMap<>();
    private final Map<String, IntegrationCheck> checks = new HashMap<>();

    /** The integrations. */
    public List<IntegrationSetup> getSetups() {
        if (setups == null) {
            setups = integrations.all(caller.get());
        }
        return setups;
    }

    /** The form of an integration's settings. It keeps what was sent if the hub refuses it. */
    public SetupForm form(IntegrationSetup setup) {
        return forms.computeIfAbsent(setup.id(), id -> new SetupForm(setup));
    }

    /** Saves the settings of an integration. */
    public void save(IntegrationSetup setup) {
        try {
            integrations.change(caller.get(), setup.id(), form(setup).changes());
            browser.goTo(caller.get(), "/admin/integrations", new Receipt(SAVED, setup.id()));
        } catch (HubException refused) {
            browser.tell("settings-" + setup.id(), refused);
        }
    }

    /** The integration whose settings were just saved; empty if none. */
    public String getSaved() {
        return browser.receipt(caller.get())
                .filter(done -> done.what().equals(SAVED))
                .flatMap(done -> getSetups().stream().filter(setup -> setup.id().equals(done.about())).findFirst())
                .map(IntegrationSetup::displayName)
                .orElse("");
    }

    /** Asks the provider; the result shows on this page. */
    public void check(String integration) {
        try {
            checks.put(integration, browser.waitFor(caller.get(), () -> integrations.check(caller.get(), integration)));
        } catch (HubException refused) {
            browser.tell("check-" + integration, refused);
        }
    }

    /** The results of the check that was just asked for, by integration. */
    public Map<String, IntegrationCheck> getChecks() {
        return checks;
    }
}
