package io.mcphub.authorization.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What a user allowed a client ends in one transaction: a client never keeps half of it. */
@ApplicationScoped
public class AppEnding {
    @Inject
    GrantStore grants;

    @Inject
    ConsentStore consents;

    /** Whether there was anything. */
    @Transactional
    public boolean end(String userId, String clientId) {
        int remembered = consents.forget(userId, clientId);
        int ended = grants.endAll(userId, clientId);
        return remembered + ended > 0;
    }
}
