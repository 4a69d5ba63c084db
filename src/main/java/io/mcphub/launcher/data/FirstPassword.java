package io.mcphub.launcher.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The generated password of the first admin, in a file beside the database. On a terminal the launcher prints it and deletes the
 * file. Without one it must not go to a log, so the file stays until the first sign-in.
 */
public final class FirstPassword {
    private final Path file;

    /** The file in this data folder. It may be missing. */
    public FirstPassword(Path folder) {
        this.file = folder.resolve("first-password");
    }

    /**
     * What the ready line says about the password; empty if no admin has yet to sign in with it.
     *
     * @param admin the address to sign in with
     * @param onTerminal whether a person sees the output
     */
    public String hint(Optional<String> admin, boolean onTerminal) {
        if (admin.isEmpty()) {
            return "";
        }
        String hint = " - sign in as " + admin.get() + " with password ";
        return onTerminal ? hint + taken().map(password -> password + " (shown once)").orElse("in " + file) : hint + "in " + file;
    }

    /** Deletes the file after {@code reset-admin}: the password in it no longer works. */
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
