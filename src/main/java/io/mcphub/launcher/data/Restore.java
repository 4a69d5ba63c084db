package io.mcphub.launcher.data;

import io.mcphub.launcher.configuration.Configuration;
import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.configuration.EnvFile;
import io.mcphub.launcher.configuration.Secrets;
import io.mcphub.launcher.configuration.Variable;
import io.mcphub.launcher.configuration.Variables;
import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.PrivateFiles;
import io.mcphub.launcher.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code restore FILE}: puts a backup in place of a stopped hub's database, after it has checked all of it. What is there already stays, unless
 * {@code --replace} is given: then it is moved into a folder beside the database.
 */
final class Restore {
    private static final String FIRST_PASSWORD = "first-password";

    private final Configuration configuration;
    private final Path database;
    private final WarClasses classes;

    Restore(Configuration configuration, WarClasses classes) throws StartFailure {
        this.configuration = configuration;
        this.database = configuration.database();
        this.classes = classes;
    }

    /**
     * Restores the backup and returns what to tell: lines.
     *
     * @param newestSchema the newest that this hub knows
     */
    List<String> run(Path file, boolean replace, int newestSchema) throws StartFailure {
        Path data = configuration.folder();
        new Secrets(configuration).createFolder();
        DataFolderLock.take(data);
        try (TemporaryFolder folder = TemporaryFolder.in(data)) {
            check(file, folder.path(), newestSchema);
            List<Path> inTheWay = inTheWay(folder.path());
            if (!replace && !inTheWay.isEmpty()) {
                throw StartFailure.configuration(inTheWay.get(0) + " is there already. Add --replace to move it aside, or set DATABASE_PATH to another place.");
            }
            List<String> told = new ArrayList<>(moveAside(data, inTheWay));
            moveIn(folder.path());
            told.add("Restored " + file + " to " + database + ". Start the hub. Accounts that are signed in by phone are not in a backup: people connect them again.");
            return told;
        } catch (IOException | ReflectiveOperationException e) {
            throw StartFailure.configuration(file + " cannot be restored: " + e.getMessage() + ". Nothing was lost: " + data + " has what was there.");
        }
    }

    private void check(Path file, Path folder, int newestSchema) throws IOException, ReflectiveOperationException, StartFailure {
        int said = new BackupFile(file).read(folder);
        int schema = new FileDatabase(folder.resolve(BackupFile.DATABASE), classes).checked();
        if (schema != said) {
            throw new IOException("its schema is not the one that it names");
        }
        if (schema > newestSchema) {
            throw StartFailure.configuration(file + " is of a newer hub: its schema has the version " + schema + ", and this hub knows " + newestSchema + ". Restore it with the newer hub.");
        }
        requireSameSecrets(folder.resolve(BackupFile.SECRETS));
    }

    /** A variable wins over the file, so that another value there would make the restored database useless. */
    private void requireSameSecrets(Path secrets) throws StartFailure {
        ConfigurationErrors errors = new ConfigurationErrors();
        Map<String, String> backedUp = EnvFile.read(secrets, errors);
        for (Variable key : List.of(Variables.JWT_SECRET, Variables.TOKENS_ENCRYPTION_KEY)) {
            boolean differs = configuration.value(key).filter(value -> !value.equals(backedUp.getOrDefault(key.name(), value))).isPresent();
            if (differs) {
                errors.add(key + " is set to another value than the backup's. Leave it out, so that the hub takes the one of the backup.");
            }
        }
        errors.throwIfAny();
    }

    /** What would be lost, the database first. */
    private List<Path> inTheWay(Path restored) throws StartFailure, IOException {
        List<Path> files = new ArrayList<>();
        if (Secrets.isFilled(database)) {
            files.add(database);
        } else {
            Files.deleteIfExists(database);
        }
        for (String end : DatabaseAddress.of(database).declared("beside").orElse("").split(" ")) {
            addIfThere(files, database.resolveSibling(database.getFileName() + end));
        }
        Path secrets = database.resolveSibling(BackupFile.SECRETS);
        Path newSecrets = restored.resolve(BackupFile.SECRETS);
        if (Files.exists(newSecrets) && Files.exists(secrets) && Files.mismatch(secrets, newSecrets) >= 0) {
            files.add(secrets);
        }
        addIfThere(files, database.resolveSibling(FIRST_PASSWORD));
        return files;
    }

    private static void addIfThere(List<Path> files, Path file) {
        if (Files.exists(file)) {
            files.add(file);
        }
    }

    private static List<String> moveAside(Path data, List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(ZonedDateTime.now(ZoneOffset.UTC));
        Path aside = Files.createDirectory(data.resolve("replaced-" + time), PrivateFiles.folder(data));
        for (Path file : files) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        return List.of("What was there is in " + aside + " now.");
    }

    /** The secrets first: a database without them would not start. */
    private void moveIn(Path folder) throws IOException {
        Path secrets = folder.resolve(BackupFile.SECRETS);
        if (Files.exists(secrets)) {
            Files.move(secrets, database.resolveSibling(BackupFile.SECRETS), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(folder.resolve(BackupFile.DATABASE), database);
    }
}
