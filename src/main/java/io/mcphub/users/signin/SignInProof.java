package io.mcphub.users.signin;

import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Checks in the transaction that begins a session that the sign-in is still valid. Verifying a password takes long, and meanwhile
 * the password may have been changed.
 */
@ApplicationScoped
public class SignInProof {
    @Inject
    PasswordStore store;

    @Inject
    KnownBrowsers browsers;

    /** Throws {@code UNAUTHENTICATED} if the person has another password now or may no longer enter. */
    public void require(Authentication authentication) {
        boolean same = store.inThisTransaction(authentication.user().id())
                .filter(person -> person.user().mayEnter() && browsers.knows(person, authentication.browser().reveal()))
                .isPresent();
        if (!same) {
            throw LiveProof.ended();
        }
    }
}
