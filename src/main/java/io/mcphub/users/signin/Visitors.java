package io.mcphub.users.signin;

import io.mcphub.platform.http.ClientAddress;
import io.mcphub.users.PasswordStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Finds out who tries to sign in, by a request's address and cookie. */
@ApplicationScoped
public class Visitors {
    @Inject
    ClientAddress address;

    @Inject
    DeviceCookie device;

    @Inject
    KnownBrowsers browsers;

    @Inject
    PasswordStore store;

    /** The sender of the request. */
    public Visitor of(HttpServletRequest request) {
        return new Visitor(address.of(request), device.read(request));
    }

    /** Sets the cookie that makes this browser a known one. */
    public void remember(HttpServletResponse response, Authentication authentication) {
        device.set(response, authentication.browser());
    }

    /** As {@link #remember}, after a change of the password, which makes the old cookie invalid. */
    public void renew(HttpServletResponse response, String userId) {
        store.inThisTransaction(userId).ifPresent(person -> device.set(response, browsers.remember(person)));
    }
}
