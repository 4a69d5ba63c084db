package io.mcphub.users;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Checks in the transaction of a sensitive act that the session or login token that proves it has not ended meanwhile. */
@ApplicationScoped
public class LiveProof {
    @Inject
    Event<SensitiveAct> acts;

    /** Throws {@code UNAUTHENTICATED} if the session or login token of the caller has ended. */
    public void require(Caller caller) {
        acts.fire(new SensitiveAct(caller));
    }

    /** The refusal. */
    public static HubException ended() {
        return HubException.of(Problem.UNAUTHENTICATED, "Your sign-in has ended. Sign in again.");
    }
}
