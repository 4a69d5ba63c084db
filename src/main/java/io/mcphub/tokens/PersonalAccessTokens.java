package io.mcphub.tokens;

import io.mcphub.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Personal access tokens: {@code mcphub_pat_} + 256 random bits + checksum, stored as SHA-256. */
@ApplicationScoped
public class PersonalAccessTokens {
    /** The caller behind a token, if it lives and its user may enter. Cached briefly; use is recorded without a write per call. */
    public Optional<Caller> find(String token) {
        throw new UnsupportedOperationException();
    }
}
