package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.Secret;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.users.signin.Reauthentication;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The caller, who may send the password again in {@code current_password}. */
@RequestScoped
class ConfirmedCaller {
    @Inject
    CurrentCaller caller;

    @Inject
    Reauthentication reauthentication;

    @Inject
    ClientAddress address;

    @Inject
    HttpServletRequest request;

    /** The caller, authenticated anew if the body has the password. Throws {@code INVALID_INPUT} if it is wrong. */
    public Caller of(@Nullable Secret currentPassword) {
        return reauthentication.confirm(caller.get(), currentPassword == null ? null : currentPassword.reveal(), address.of(request));
    }
}
