package io.mcphub.ui;

import io.mcphub.accounts.SignIn;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The page {@code /signup}; its answer is the same whether the address exists or not. */
@Named
@RequestScoped
public class SignupView {
    @Inject
    SignIn signIn;

    @Inject
    Browser browser;

    private @Nullable String email;
    private @Nullable String password;

    /** Asks for access. */
    public void submit() {
        try {
            signIn.signUp(email, password, browser.address());
            browser.goTo("/login?requested=1");
        } catch (HubException refused) {
            browser.tell("form", refused);
        }
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
