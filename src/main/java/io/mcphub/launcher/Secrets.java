package io.mcphub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The data folder and the secrets: configured ones are checked, missing ones are read from or generated into {@code secrets.env} beside the database. */
final class Secrets {
    /** How the values in {@code .env.example} begin; nobody may run with one of them. */
    static final String PLACEHOLDER = "change-me";

    private static final List<Variable> KEYS = List.of(Variable.JWT_SECRET, Variable.TOKENS_ENCRYPTION_KEY);
    private static final int LEAST_LENGTH = 32;
    private static final int LEAST_PASSWORD_LENGTH = 12;

    private final Configuration configuration;

    Secrets(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Creates the data folder if it is missing and leaves every secret set in the configuration. */
    void prepare() throws StartFailure {
        refusePlaceholders();
        Path database = configuration.database();
        if (configuration.production()) {
            requireConfigured(isFilled(database));
        }
        checkPassword(isFilled(database));
        Path folder = database.getParent();
        Path file = folder.resolve("secrets.env");
        takeStored(file);
        if (isFilled(database) && configuration.value(Variable.TOKENS_ENCRYPTION_KEY).isEmpty()) {
            // A new one would open nothing that is stored, and hide that the old one is lost.
            throw StartFailure.configuration("TOKENS_ENCRYPTION_KEY of " + database + " is missing. Set it, or put secrets.env back beside the database.");
        }
        checkLengths();
        createFolder(folder);
        generateMissing(file);
        createEmpty(database);
    }

    /** An empty file is what a first start that failed leaves behind. */
    static boolean isFilled(Path database) throws StartFailure {
        try {
            return Files.isRegularFile(database) && Files.size(database) > 0;
        } catch (IOException e) {
            throw StartFailure.configuration(database + " cannot be read. Check its permissions, or set DATABASE_PATH.");
        }
    }

    /** The read-only pool opens the file before anything is written, and SQLite creates none for a reader. */
    private static void createEmpty(Path database) throws StartFailure {
        try {
            if (!Files.exists(database)) {
                Files.createFile(database, permissions(database.getParent(), "rw-------"));
            }
        } catch (IOException e) {
            throw StartFailure.configuration(database + " cannot be created. Check the folder's permissions, or set DATABASE_PATH.");
        }
        if (!Files.isRegularFile(database) || !Files.isWritable(database)) {
            throw StartFailure.configuration(database + " is not a file that the hub may write. Change its owner, or set DATABASE_PATH.");
        }
    }

    private void refusePlaceholders() throws StartFailure {
        for (Variable variable : Variable.values()) {
            if (configuration.value(variable).filter(v -> v.startsWith(PLACEHOLDER)).isPresent()) {
                throw StartFailure.configuration(variable + " still has the placeholder of .env.example. Set a value of your own"
                        + (KEYS.contains(variable) ? ", for example from: openssl rand -base64 48" : "."));
            }
        }
    }

    private void requireConfigured(boolean databaseExists) throws StartFailure {
        for (Variable key : KEYS) {
            if (configuration.value(key).isEmpty()) {
                throw StartFailure.configuration("HUB_ENV=production needs " + key + ", 32 characters or more. "
                        + (databaseExists ? "Keep the value from secrets.env beside the database." : "Set it, for example from: openssl rand -base64 48"));
            }
        }
        if (!databaseExists && configuration.value(Variable.ADMIN_PASSWORD).isEmpty()) {
            throw StartFailure.configuration("HUB_ENV=production needs ADMIN_PASSWORD for the first start, 12 characters or more.");
        }
    }

    private void checkPassword(boolean databaseExists) throws StartFailure {
        boolean tooShort = configuration.value(Variable.ADMIN_PASSWORD).filter(p -> p.length() < LEAST_PASSWORD_LENGTH).isPresent();
        if (tooShort && !databaseExists) {
            throw StartFailure.configuration("ADMIN_PASSWORD is too short. Use 12 characters or more.");
        }
    }

    private void checkLengths() throws StartFailure {
        for (Variable key : KEYS) {
            if (configuration.value(key).filter(value -> value.length() < LEAST_LENGTH).isPresent()) {
                throw StartFailure.configuration(key + " is too short. Use 32 characters or more, for example from: openssl rand -base64 48");
            }
        }
    }

    private void takeStored(Path file) throws StartFailure {
        Map<String, String> stored = EnvFile.read(file);
        for (Variable key : KEYS) {
            if (configuration.value(key).isEmpty() && !stored.getOrDefault(key.name(), "").isBlank()) {
                configuration.put(key, stored.get(key.name()));
            }
        }
    }

    private void generateMissing(Path file) throws StartFailure {
        for (Variable key : KEYS) {
            if (configuration.value(key).isEmpty()) {
                String value = random();
                append(file, key + "=" + value + "\n");
                configuration.put(key, value);
            }
        }
    }

    private static void createFolder(Path folder) throws StartFailure {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, permissions(folder, "rwx------"));
            }
        } catch (IOException e) {
            throw StartFailure.configuration("The data folder " + folder + " cannot be created. Set DATABASE_PATH to a place where the hub may write.");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw StartFailure.configuration("The data folder " + folder + " is not writable. Change its owner, or set DATABASE_PATH.");
        }
    }

    private static void append(Path file, String line) throws StartFailure {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, permissions(file, "rw-------"));
            }
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw StartFailure.configuration(file + " cannot be written. Check its permissions, or set JWT_SECRET and TOKENS_ENCRYPTION_KEY.");
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    private static String random() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
