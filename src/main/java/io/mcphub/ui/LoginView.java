package io.mcphub.ui;

import io.mcphub.accounts.SignIn;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The page {@code /login?next=}. */
@Named
@RequestScoped
public class LoginView {
    @Inject
    SignIn signIn;

    @Inject
    Browser browser;

    private @Nullable String email;
    private @Nullable String password;

    /** Signs in and goes where the person wanted to go. */
    public void submit() {
        try {
            browser.signIn(signIn.signIn(email, password, browser.address()).id());
            browser.goTo(getNext());
        } catch (HubException refused) {
            browser.tell("form", refused);
        }
    }

    /** Travels through the form in a hidden field. */
    public String getNext() {
        return OwnPath.of(browser.parameter("next"));
    }

    /** Whether the person comes from a sign-up. */
    public boolean isRequested() {
        return browser.parameter("requested") != null;
    }

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
