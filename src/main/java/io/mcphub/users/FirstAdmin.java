package io.mcphub.users;

import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.crypto.Keys;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Makes the first admin while there is none, so that somebody can sign in. */
@ApplicationScoped
class FirstAdmin {
    /** Where the launcher puts the password that it prints once, and reads whether it was used. */
    static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    static final String UNSHOWN_PROPERTY = "hub.first-admin-unshown";
    static final String CREATED_PROPERTY = "hub.first-admin-created";

    @Inject
    UserStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    HubConfig config;

    /** After {@code Migrations.PRIORITY}. */
    void start(@Observes @Priority(10) @Initialized(ApplicationScoped.class) Object start) {
        createIfNone();
    }

    /** The launcher sees only whether there is a database; one may be without an admin, because its first start was refused. */
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
        boolean unshown = Boolean.getBoolean(UNSHOWN_PROPERTY);
        System.clearProperty(UNSHOWN_PROPERTY);
        String password = config.adminPassword().map(Secret::reveal).orElse(handedOver == null ? Keys.random() : handedOver);
        if (!store.hasAdmin()) {
            create(EmailAddress.normalise(config.adminEmail()), password);
        } else if (unshown) {
            store.oldestAdmin().ifPresent(admin -> replacePassword(admin, password));
        }
    }

    private void create(String email, String password) {
        requirePasswordInProduction();
        check(password, email);
        store.insert(email, passwords.hash(password), Role.ADMIN, Status.APPROVED, AuditAction.USER_APPROVED, null);
        System.setProperty(CREATED_PROPERTY, email);
    }

    /** The start that created this admin ended before it could show the password, so nobody can know it. */
    private void replacePassword(UserEntity admin, String password) {
        check(password, admin.email);
        store.changePassword(admin.id, admin.passwordHash, passwords.hash(password), false, admin.id);
        System.setProperty(CREATED_PROPERTY, admin.email);
    }
}
