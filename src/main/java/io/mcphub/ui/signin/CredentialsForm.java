package io.mcphub.ui.signin;

import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A form with the fields {@code form:email} and {@code form:password}. */
public abstract class CredentialsForm {
    @Inject
    Browser browser;

    private @Nullable String email;
    private @Nullable String password;

    /** Runs {@link #accept} and redirects; shows a refusal beside its field. */
    public void submit() {
        try {
            browser.goTo(accept(email, password));
        } catch (HubException refused) {
            browser.tell("form", refused);
        }
    }

    /** Handles the two values. Returns where the browser goes next. */
    abstract String accept(String email, String password);

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
