package io.mcphub.ui.signin;

import io.mcphub.users.signin.SignUp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page {@code /signup}. Its answer is the same whether or not the address is taken. */
@Named
@RequestScoped
public class SignupView extends CredentialsForm {
    @Inject
    SignUp signUp;

    /** Whether everybody may ask. */
    public boolean isOpen() {
        return signUp.isOpen();
    }

    @Override
    String accept(String email, String password) {
        signUp.signUp(email, password, browser.visitor().ip());
        return "/login?requested=1";
    }
}
