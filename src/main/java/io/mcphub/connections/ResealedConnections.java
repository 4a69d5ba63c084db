package io.mcphub.connections;

import io.mcphub.connections.credentials.Vault;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Seals the credentials of all accounts with the key that is written now, at the start and every hour. So the key before it can go
 * and no account is lost with it.
 */
@ApplicationScoped
class ResealedConnections {
    private static final System.Logger LOG = System.getLogger(ResealedConnections.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    SealedColumns columns;

    @Inject
    Vault vault;

    @Inject
    Rounds rounds;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        resealAll();
        rounds.every(EVERY, EVERY, this::again);
    }

    /** Logs a failure and tries again in an hour. */
    private void again() {
        try {
            resealAll();
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "credentials could not be sealed with the present key; trying again in an hour", unavailable);
            }
        }
    }

    /** Seals what an earlier key sealed. */
    void resealAll() {
        columns.all().stream().filter(row -> !current(row.token()) || !current(row.refreshToken())).forEach(this::reseal);
    }

    private boolean current(@Nullable String sealed) {
        return sealed == null || vault.current(sealed);
    }

    /** One that does not open stays as it is: the key may be given later. */
    private void reseal(SealedColumns.Row row) {
        try {
            String token = again(row.token(), row.id(), "token");
            columns.change(row, token, row.refreshToken() == null ? null : again(row.refreshToken(), row.id(), "refresh_token"));
        } catch (IllegalStateException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "the credentials of connection {0} do not open with TOKENS_ENCRYPTION_KEY", row.id());
        }
    }

    private String again(String sealed, String id, String field) {
        return vault.seal(vault.open(sealed, id, field), id, field);
    }
}
