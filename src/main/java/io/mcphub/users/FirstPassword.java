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
 * The generated password of the first admin, kept in the file {@code first-password} beside the database until that admin signs in
 * or gets another password. It is written before the admin is created, so that an interrupted start does not lose it.
 */
@ApplicationScoped
class FirstPassword {
    private static final Logger LOG = Logger.getLogger(FirstPassword.class.getName());
    private static final String FILE = "first-password";

    @Inject
    HubConfig config;

    /** Whose password it is, while the file exists. */
    private volatile Optional<String> owner = Optional.empty();

    /** Writes the file. Throws {@link io.mcphub.platform.StartRefusal} if that fails. */
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

    /** Sets whose sign-in deletes the file. */
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

    /** Deletes the file: the password in it no longer works or is about to be replaced. */
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
