package io.mcphub.accounts;

import io.mcphub.platform.Caller;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Browser sessions: 12 hours idle, 30 days at most; stored hashed. */
@ApplicationScoped
public class Sessions {
    /** Opens a session; the value goes into the cookie and is never stored. */
    public Secret open(String userId) {
        throw new UnsupportedOperationException();
    }

    /** The caller behind a cookie value, if the session lives and the person may enter. */
    public Optional<Caller> find(String cookieValue) {
        throw new UnsupportedOperationException();
    }

    public void close(String cookieValue) {
        throw new UnsupportedOperationException();
    }
}
