package io.mcphub.users.signin;

import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.StoredPassword;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Recognises browsers from which a person has signed in before, so that a stranger's wrong passwords do not lock the person out.
 * The value is signed, bound to the person, and invalid after a change of the password. It grants no access.
 */
@ApplicationScoped
class KnownBrowsers {
    @Inject
    Keys keys;

    /** A value for the cookie of a browser that has just sent the right password. */
    public Secret remember(StoredPassword person) {
        String nonce = Keys.random();
        return Secret.of(nonce + "." + mac(person, nonce));
    }

    /** Whether the value belongs to this person and their present password. */
    public boolean knows(StoredPassword person, @Nullable String value) {
        int dot = value == null ? -1 : value.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        mac(person, value.substring(0, dot)).getBytes(StandardCharsets.US_ASCII),
                        value.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    }

    private String mac(StoredPassword person, String nonce) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac("known-browser", person.user().id() + " " + nonce + " " + person.hash().reveal()));
    }
}
