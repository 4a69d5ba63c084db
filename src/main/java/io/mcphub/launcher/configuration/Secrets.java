package io.mcphub.launcher.configuration;

import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The data folder and the secrets. Checks configured secrets; reads or generates missing ones in {@code secrets.env} beside the
 * database.
 */
public final class Secrets {
    /** The beginning of the placeholder values in {@code .env.example}. A hub with one of them does not start. */
    static final String PLACEHOLDER = "change-me";

    private static final List<Variable> KEYS = List.of(Variables.JWT_SECRET, Variables.TOKENS_ENCRYPTION_KEY);
    private static final int LEAST_PASSWORD_LENGTH = 12;

    private final Configuration configuration;

    /** Those of this configuration, which gets the missing ones. */
    public Secrets(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Reads the stored secrets and finds what is wrong or missing, without writing anything. */
    public void check(ConfigurationErrors errors) {
        for (Variable variable : Variables.all()) {
            errors.passes(() -> refusePlaceholder(variable));
        }
        errors.passes(() -> checkPassword(isStored()));
        if (configuration.production()) {
            errors.passes(() -> requireConfigured(isStored(), errors));
        }
        errors.passes(() -> takeStored(errors));
        if (configuration.databaseIsShared() && !configuration.production()) {
            requireShared(errors);
        }
        errors.passes(this::requireKeyOfDatabase);
        KEYS.forEach(key -> errors.passes(() -> checkLength(key)));
        errors.passes(() -> requireWritable(configuration.folder()));
    }

    /** Creates the data folder if it is missing, readable by its owner only; throws if it cannot. */
    public void createFolder() throws StartFailure {
        createFolder(configuration.folder());
    }

    /** Puts every secret into the configuration and creates the database, if it is a file. Throws if one cannot be written. */
    public void complete() throws StartFailure {
        generateMissing(file());
        if (!configuration.databaseIsShared()) {
            createEmpty(configuration.database());
        }
    }

    /** Whether this may not be the first start. What a server holds the application finds out, which asks for the same then. */
    private boolean isStored() throws StartFailure {
        return configuration.databaseIsShared() || isFilled(configuration.database());
    }

    /** A secret that one node makes up is of no use to the others. */
    private void requireShared(ConfigurationErrors errors) {
        for (Variable key : KEYS) {
            if (configuration.value(key).isEmpty()) {
                errors.add("DATABASE_URL needs " + key + ", the same on every node. Set it, for example from: openssl rand -base64 48");
            }
        }
    }

    private Path file() throws StartFailure {
        return configuration.database().resolveSibling("secrets.env");
    }

    /** Fails if the database exists but its key is missing: a new key could not open what is stored. */
    private void requireKeyOfDatabase() throws StartFailure {
        Path database = configuration.database();
        if (!configuration.databaseIsShared() && isFilled(database) && configuration.value(Variables.TOKENS_ENCRYPTION_KEY).isEmpty()) {
            throw StartFailure.configuration("TOKENS_ENCRYPTION_KEY of " + database + " is missing. Set it, or put secrets.env back beside the database.");
        }
    }

    /** Whether the file is a database. A first start that failed leaves an empty file. Throws if it cannot be read. */
    public static boolean isFilled(Path database) throws StartFailure {
        try {
            return Files.isRegularFile(database) && Files.size(database) > 0;
        } catch (IOException e) {
            throw StartFailure.configuration(database + " cannot be read. Check its permissions, or set DATABASE_PATH.");
        }
    }

    /** Creates an empty database file: the read-only pool opens it first, and cannot create it. */
    private static void createEmpty(Path database) throws StartFailure {
        try {
            if (!Files.exists(database)) {
                Files.createFile(database, PrivateFiles.file(database));
            }
        } catch (IOException e) {
            throw StartFailure.configuration(database + " cannot be created. Check the folder's permissions, or set DATABASE_PATH.");
        }
        if (!Files.isRegularFile(database) || !Files.isWritable(database)) {
            throw StartFailure.configuration(database + " is not a file that the hub may write. Change its owner, or set DATABASE_PATH.");
        }
    }

    private void refusePlaceholder(Variable variable) throws StartFailure {
        if (configuration.value(variable).filter(v -> v.startsWith(PLACEHOLDER)).isPresent()) {
            throw StartFailure.configuration(variable + " still has the placeholder of .env.example. Set a value of your own"
                    + (KEYS.contains(variable) ? ", for example from: openssl rand -base64 48" : "."));
        }
    }

    private void requireConfigured(boolean databaseExists, ConfigurationErrors errors) {
        for (Variable key : KEYS) {
            if (configuration.value(key).isEmpty()) {
                errors.add("HUB_ENV=production needs " + key + ", 32 characters or more. "
                        + (databaseExists ? "Keep the value from secrets.env beside the database." : "Set it, for example from: openssl rand -base64 48"));
            }
        }
        if (!databaseExists && configuration.value(Variables.ADMIN_PASSWORD).isEmpty()) {
            errors.add("HUB_ENV=production needs ADMIN_PASSWORD for the first start, 12 characters or more.");
        }
    }

    private void checkPassword(boolean databaseExists) throws StartFailure {
        boolean tooShort = configuration.value(Variables.ADMIN_PASSWORD).filter(p -> p.length() < LEAST_PASSWORD_LENGTH).isPresent();
        if (tooShort && !databaseExists) {
            throw StartFailure.configuration("ADMIN_PASSWORD is too short. Use 12 characters or more.");
        }
    }

    private void checkLength(Variable key) throws StartFailure {
        if (configuration.value(key).filter(value -> value.length() < Variables.LEAST_KEY_LENGTH).isPresent()) {
            throw StartFailure.configuration(key + " is too short. Use 32 characters or more, for example from: openssl rand -base64 48");
        }
    }

    private void takeStored(ConfigurationErrors errors) throws StartFailure {
        Map<String, String> stored = EnvFile.read(file(), errors);
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
                Files.createDirectories(folder, PrivateFiles.folder(folder));
            }
        } catch (IOException e) {
            throw StartFailure.configuration("The data folder " + folder + " cannot be created. Set DATABASE_PATH to a place where the hub may write.");
        }
    }

    /** Fails if the folder, or its nearest parent that exists, is not writable. */
    private static void requireWritable(Path folder) throws StartFailure {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!PrivateFiles.canCreateIn(existing)) {
            throw StartFailure.configuration("The data folder " + folder + (existing.equals(folder) ? " is not writable." : " cannot be created.")
                    + " Change the owner of " + existing + ", or set DATABASE_PATH.");
        }
    }

    private static void append(Path file, String line) throws StartFailure {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PrivateFiles.file(file));
            }
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw StartFailure.configuration(file + " cannot be written. Check its permissions, or set JWT_SECRET and TOKENS_ENCRYPTION_KEY.");
        }
    }

    private static String random() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
