package io.mcphub.ui;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.Connections;
import io.mcphub.users.Language;
import io.mcphub.users.Preferences;
import io.mcphub.users.sessions.Sessions;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the frame of every page shows. */
@Named
@RequestScoped
public class LayoutView {
    @Inject
    CurrentCaller caller;

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    @Inject
    Connections connections;

    @Inject
    Browser browser;

    private @Nullable Integer failedAttempts;
    private @Nullable Preferences preferences;

    /** Wrong passwords before this sign-in. Above 0 only on the first page after it. */
    public int getFailedAttempts() {
        if (failedAttempts == null) {
            failedAttempts = caller.find().map(sessions::takeFailedAttempts).orElse(0);
        }
        return failedAttempts;
    }

    /** Whether to offer signing out. */
    public boolean isSignedIn() {
        return caller.find().isPresent();
    }

    /** Whether the page changes by itself; sign-in, sign-up and consent are free of script. */
    public boolean isLive() {
        return isSignedIn() && !getPath().equals("/login") && !getPath().startsWith("/oauth/");
    }

    /** What the person wants to be called, or else the address. */
    public String getName() {
        return caller.find().flatMap(c -> users.known(c.userId())).map(LayoutView::name).orElse("");
    }

    private static String name(User user) {
        return user.name() == null ? user.email() : user.name();
    }

    /** How many of the person's accounts the provider no longer lets in. */
    public long getAttention() {
        return caller.find().map(connections::broken).orElse(0L);
    }

    /** How many people wait for an admin; 0 for who is none. */
    public long getWaiting() {
        return caller.find().map(users::waiting).orElse(0L);
    }

    /** The address of this page, without its query. */
    public String getPath() {
        return browser.path();
    }

    /** {@code light} or {@code dark}; null leaves it to the device. */
    public @Nullable String getMode() {
        return Optional.ofNullable(preferences().theme()).map(theme -> theme.name().toLowerCase(Locale.ROOT)).orElse(null);
    }

    /** The language that the person chose; empty leaves it to the browser. */
    public Optional<Locale> locale() {
        return Optional.ofNullable(preferences().language()).map(Language::locale);
    }

    /** Whether to show the pages of admins. */
    public boolean isAdmin() {
        return caller.find().filter(users::mayManage).isPresent();
    }

    /** The Content-Security-Policy of this page, to which PrimeFaces adds its nonce. */
    public String getPolicy() {
        return browser.policy();
    }

    Preferences preferences() {
        if (preferences == null) {
            preferences = caller.find().map(users::preferences).orElse(Preferences.NONE);
        }
        return preferences;
    }
}
