package io.mcphub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The password that the application made the first admin with, in a file beside the database. On a terminal it is printed and
 * the file goes; without one nobody may be looking, and a log is no place for it, so the file stays until the first sign-in.
 */
final class FirstPassword {
    private final Path file;

    FirstPassword(Path database) {
        this.file = database.resolveSibling("first-password");
    }

    /** What the ready line says about it; nothing, if it waits for nobody. {@code admin} is the address to sign in with. */
    String hint(Optional<String> admin, boolean onTerminal) {
        if (admin.isEmpty()) {
            return "";
        }
        String hint = " - sign in as " + admin.get() + " with password ";
        return onTerminal ? hint + taken().map(password -> password + " (shown once)").orElse("in " + file) : hint + "in " + file;
    }

    /** Deletes the file, for {@code reset-admin}: it opens nothing any more. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private Optional<String> taken() {
        try {
            String password = Files.readString(file).strip();
            delete();
            return Optional.of(password);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
