package io.mcphub.users;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.OwnerOnly;
import io.mcphub.platform.StartRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The password that was made up for the first admin, in the file {@code first-password} beside the database until that admin
 * signs in or gets another one. Written before the admin exists, so a start that breaks off never loses it.
 */
@ApplicationScoped
class FirstPassword {
    private static final Logger LOG = Logger.getLogger(FirstPassword.class.getName());
    private static final String FILE = "first-password";

    @Inject
    HubConfig config;

    /** Whose it is, while it waits. */
    private volatile Optional<String> owner = Optional.empty();

    /** Refuses the start if the file cannot be written. */
    void write(String password) {
        delete();
        try {
            Files.createFile(file(), OwnerOnly.permissions(file()));
            Files.writeString(file(), password + "\n");
        } catch (IOException e) {
            throw StartRefusal.configuration(file() + " cannot be written. Check the folder's permissions, or set ADMIN_PASSWORD.");
        }
    }

    boolean isWaiting() {
        return Files.exists(file());
    }

    /** Whose sign-in ends the wait. */
    void waitFor(String userId) {
        owner = Optional.of(userId);
    }

    void signedIn(@Observes SignedIn event) {
        endFor(event.userId());
    }

    void passwordChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PasswordChanged event) {
        endFor(event.userId());
    }

    private void endFor(String userId) {
        if (owner.filter(userId::equals).isPresent()) {
            owner = Optional.empty();
            delete();
        }
    }

    /** It opens nothing any more, or is about to be replaced. */
    void delete() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be deleted. Delete it by hand.", file());
        }
    }

    private Path file() {
        return Path.of(config.databasePath()).toAbsolutePath().resolveSibling(FILE);
    }
}
