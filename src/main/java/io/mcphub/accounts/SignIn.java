package io.mcphub.accounts;

import jakarta.enterprise.context.ApplicationScoped;

/** E-mail and password in, a person out; limited by address and IP, in equal time for unknown users, audited. */
@ApplicationScoped
public class SignIn {
    /** The person; {@code UNAUTHENTICATED}, {@code FORBIDDEN} with the reason after the right password, or {@code RATE_LIMITED}. */
    public User signIn(String email, String password, String ip) {
        throw new UnsupportedOperationException();
    }

    /** Asks for access; never tells whether the address exists. {@code INVALID_INPUT} for a bad address or password. */
    public void signUp(String email, String password, String ip) {
        throw new UnsupportedOperationException();
    }
}
