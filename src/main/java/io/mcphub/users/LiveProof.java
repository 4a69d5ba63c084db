package io.mcphub.users;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Checks in the transaction of a sensitive act that its proof is still valid. Verifying a password takes long, and meanwhile the
 * password may have been changed.
 */
@ApplicationScoped
public class LiveProof {
    @Inject
    UserStore store;

    @Inject
    KnownBrowsers browsers;

    @Inject
    Event<SensitiveAct> acts;

    /** Throws {@code UNAUTHENTICATED} if the session or login token of the caller has ended. */
    public void require(Caller caller) {
        acts.fire(new SensitiveAct(caller));
    }

    /** Throws {@code UNAUTHENTICATED} if the person has another password now or may no longer enter. */
    public void require(Entry entry) {
        boolean same = store.inThisTransaction(entry.user().id())
                .filter(user -> user.toUser().mayEnter() && browsers.knows(user, entry.browser().reveal()))
                .isPresent();
        if (!same) {
            throw ended();
        }
    }

    /** The refusal. */
    public static HubException ended() {
        return HubException.of(Problem.UNAUTHENTICATED, "Your sign-in has ended. Sign in again.");
    }
}
