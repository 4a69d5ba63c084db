package io.mcphub.ui.signin;

import io.mcphub.ui.OwnPath;
import io.mcphub.users.invitations.Invitations;
import io.mcphub.users.signin.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page {@code /invite#code}. A script puts the code into a hidden field, so that no server logs it with the address. */
@Named
@RequestScoped
public class InviteView extends CredentialsForm {
    @Inject
    Invitations invitations;

    @Inject
    SignIn signIn;

    @Override
    String accept(String email, String password) {
        String code = browser.parameter("code");
        invitations.accept(code == null ? "" : code, email, password, browser.visitor().ip());
        browser.signIn(signIn.signIn(email, password, browser.visitor()));
        return OwnPath.HOME;
    }

    /** The code that was sent, for the form after a refusal; empty on the first look. */
    public String getCode() {
        String code = browser.posted() ? browser.parameter("code") : null;
        return code == null ? "" : code;
    }
}
