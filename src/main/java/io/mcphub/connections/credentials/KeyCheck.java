package io.mcphub.connections.credentials;

import io.mcphub.platform.Secret;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.persistence.Migrations;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Fails the start if {@code TOKENS_ENCRYPTION_KEY} is wrong, before anything is encrypted with it. */
@ApplicationScoped
class KeyCheck {
    /** Runs before the migrations, so that a start with a wrong key changes nothing. */
    static final int FIRST = Migrations.PRIORITY - 1;

    /** Runs after the migrations and before everything that writes. */
    static final int PRIORITY = 5;

    private static final String ROW = "key_check";
    private static final String FIELD = "value";

    @Inject
    Vault vault;

    @Inject
    KeyCheckStore store;

    void beforeMigrations(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object start) {
        store.findInOldSchema().ifPresent(this::open);
    }

    void start(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start) {
        check();
    }

    /** Opens the check value. Creates it on the first start, and seals it again after a rotation of keys. */
    void check() {
        String stored = store.find().orElse(null);
        if (stored != null) {
            open(stored);
            if (vault.current(stored)) {
                return;
            }
        }
        store.save(vault.seal(Secret.of(ROW), ROW, FIELD));
    }

    private void open(String stored) {
        try {
            vault.open(stored, ROW, FIELD);
        } catch (IllegalStateException e) {
            throw StartRefusal.configuration("TOKENS_ENCRYPTION_KEY does not fit this database. Set the key that it was created with, or put that key into TOKENS_ENCRYPTION_KEY_PREVIOUS.");
        }
    }
}
