package io.mcphub.ui.signin;

import io.mcphub.access.CurrentCaller;
import io.mcphub.ui.OwnPath;
import io.mcphub.users.signin.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page {@code /login?next=}. */
@Named
@RequestScoped
public class LoginView extends CredentialsForm {
    @Inject
    SignIn signIn;

    @Inject
    CurrentCaller caller;

    /** Sends a person on who is signed in already, unless they must sign in afresh. */
    public void enter() {
        if (caller.find().isPresent() && !isFresh()) {
            browser.goTo(getNext());
        }
    }

    @Override
    String accept(String email, String password) {
        browser.signIn(signIn.signIn(email, password, browser.visitor()));
        return getNext();
    }

    /** Where the person wanted to go; kept in a hidden field. */
    public String getNext() {
        return OwnPath.of(browser.parameter("next"));
    }

    /** Whether a signed-in person must sign in again. */
    public boolean isFresh() {
        return browser.parameter("fresh") != null;
    }

    /** Whether the person comes from the sign-up page. */
    public boolean isRequested() {
        return browser.parameter("requested") != null;
    }
}
