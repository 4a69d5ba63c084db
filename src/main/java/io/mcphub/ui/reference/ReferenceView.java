package io.mcphub.ui.reference;

import io.mcphub.settings.Settings;
import io.mcphub.ui.Browser;
import io.mcphub.ui.PagePolicy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The pages {@code /docs} and {@code /redoc}. An admin can switch them off. */
@Named
@RequestScoped
public class ReferenceView {
    static final String SETTING = "api_reference";

    /** Swagger UI and ReDoc put styles into the page, draw icons from data addresses, and ReDoc searches in a worker. Scripts stay ours alone. */
    private static final String POLICY = "style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; " + PagePolicy.STRICT;

    @Inject
    Settings settings;

    @Inject
    Browser browser;

    /** Whether the pages are there. */
    public boolean isOn() {
        return settings.flag(SETTING, true);
    }

    /** Loosens the policy for what the page runs, or says that there is no such page. */
    public void enter() {
        if (isOn()) {
            browser.policy(POLICY);
        } else {
            browser.status(404);
        }
    }
}
