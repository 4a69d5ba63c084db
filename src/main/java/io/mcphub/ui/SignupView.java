package io.mcphub.ui;

import io.mcphub.users.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page {@code /signup}. Its answer is the same whether or not the address is taken. */
@Named
@RequestScoped
public class SignupView extends CredentialsForm {
    @Inject
    SignIn signIn;

    @Override
    String accept(String email, String password) {
        signIn.signUp(email, password, browser.address());
        return "/login?requested=1";
    }
}
