package io.mcphub.users;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.PasswordRules;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** Creates the first admin if there is none, so that somebody can sign in. */
@ApplicationScoped
class FirstAdmin {
    /** The launcher passes a generated password in this system property. */
    static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    /** The launcher reads here whose password waits in the {@link FirstPassword} file. */
    static final String WAITING_PROPERTY = "hub.first-admin-waiting";

    @Inject
    UserStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    FirstPassword file;

    @Inject
    HubConfig config;

    /** After {@code Migrations.PRIORITY}. */
    void start(@Observes @Priority(10) @Initialized(ApplicationScoped.class) Object start) {
        createIfNone();
    }

    /**
     * Checked here and not in the launcher, which sees only whether a database exists: one may exist without an admin, after a
     * refused first start.
     */
    private void requirePasswordInProduction() {
        if (config.production() && config.adminPassword().isEmpty()) {
            throw StartRefusal.configuration("HUB_ENV=production needs ADMIN_PASSWORD while there is no admin, 12 characters or more.");
        }
    }

    private static void check(String password, String email) {
        try {
            PasswordRules.check("ADMIN_PASSWORD", password, email);
        } catch (HubException refused) {
            throw StartRefusal.configuration("ADMIN_PASSWORD is not acceptable: " + refused.publicDetail());
        }
    }

    void createIfNone() {
        String handedOver = System.getProperty(PASSWORD_PROPERTY);
        System.clearProperty(PASSWORD_PROPERTY);
        if (!store.hasAdmin()) {
            requirePasswordInProduction();
            config.adminPassword().ifPresentOrElse(this::createWith, () -> createWithGenerated(handedOver == null ? Keys.random() : handedOver));
        } else if (file.isWaiting()) {
            store.oldestAdmin().ifPresent(admin -> waitFor(admin.toUser()));
        }
    }

    private void createWith(Secret configured) {
        file.delete();
        create(configured.reveal());
    }

    private void createWithGenerated(String password) {
        file.write(password);
        create(password).ifPresentOrElse(this::waitFor, file::delete);
    }

    /** Empty if another node was first. */
    private Optional<User> create(String password) {
        String email = EmailAddress.normalise(config.adminEmail());
        check(password, email);
        return store.insertFirstAdmin(email, passwords.hash(password));
    }

    private void waitFor(User admin) {
        file.waitFor(admin.id());
        System.setProperty(WAITING_PROPERTY, admin.email());
    }
}
