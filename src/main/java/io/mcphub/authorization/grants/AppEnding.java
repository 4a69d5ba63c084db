package io.mcphub.authorization.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Ends everything that a user allowed a client, in one transaction. */
@ApplicationScoped
public class AppEnding {
    @Inject
    GrantStore grants;

    @Inject
    ConsentStore consents;

    /** Ends it; false if there was nothing. */
    @Transactional
    public boolean end(String userId, String clientId) {
        int remembered = consents.forget(userId, clientId);
        int ended = grants.endAll(userId, clientId);
        return remembered + ended > 0;
    }
}
