package io.mcphub.access;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of this request. The authentication mechanism sets it once; doors read it. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    public void set(Caller authenticated) {
        caller = authenticated;
    }

    /** The caller. Throws {@code UNAUTHENTICATED} if there is none. */
    public Caller get() {
        return find().orElseThrow(() -> HubException.of(Problem.UNAUTHENTICATED, "Sign in, or send a valid token."));
    }

    public Optional<Caller> find() {
        return Optional.ofNullable(caller);
    }
}
