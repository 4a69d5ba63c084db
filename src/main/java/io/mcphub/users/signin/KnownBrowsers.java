package io.mcphub.users.signin;

import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.StoredPassword;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Recognises browsers from which a person has signed in before, so that a stranger's wrong passwords do not lock the person out.
 * The value is signed, bound to the person, and invalid after a change of the password. It grants no access.
 */
@ApplicationScoped
class KnownBrowsers {
    private static final String PURPOSE = "known-browser";

    @Inject
    Keys keys;

    /** A value for the cookie of a browser that has just sent the right password. */
    public Secret remember(StoredPassword person) {
        String nonce = Keys.random();
        return Secret.of(nonce + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac(PURPOSE, signed(person, nonce))));
    }

    /** Whether the value belongs to this person and their present password. */
    public boolean knows(StoredPassword person, @Nullable String value) {
        int dot = value == null ? -1 : value.indexOf('.');
        return dot > 0 && isMac(signed(person, value.substring(0, dot)), value.substring(dot + 1));
    }

    private boolean isMac(String signed, String mac) {
        try {
            return keys.isMac(PURPOSE, signed, Base64.getUrlDecoder().decode(mac));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private static String signed(StoredPassword person, String nonce) {
        return person.user().id() + " " + nonce + " " + person.hash().reveal();
    }
}
