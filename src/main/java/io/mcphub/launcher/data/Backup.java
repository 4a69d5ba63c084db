package io.mcphub.launcher.data;

import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code backup FILE}: copies the database, also of a running hub, and {@code secrets.env} beside it into one file. Sessions that
 * integrations keep in folders are left out: a provider ends a session that is used from two copies.
 */
final class Backup {
    private final Path database;
    private final WarClasses classes;

    Backup(Path database, WarClasses classes) {
        this.database = database;
        this.classes = classes;
    }

    /** Writes the backup and returns what to tell: lines. The file must not exist. */
    List<String> run(Path file) throws StartFailure {
        try (TemporaryFolder folder = TemporaryFolder.in(file.getParent())) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Path copy = folder.path().resolve(BackupFile.DATABASE);
            new FileDatabase(database, classes).copyTo(copy);
            int schema = new FileDatabase(copy, classes).checked();
            boolean secrets = copySecrets(folder.path());
            new BackupFile(file).write(folder.path(), schema);
            return told(file, secrets);
        } catch (FileAlreadyExistsException e) {
            throw StartFailure.configuration(file + " exists. Name a file that does not.");
        } catch (IOException | SQLException | ReflectiveOperationException e) {
            throw StartFailure.configuration("The backup cannot be written to " + file + ": " + e.getMessage());
        }
    }

    private boolean copySecrets(Path folder) throws IOException {
        Path secrets = database.resolveSibling(BackupFile.SECRETS);
        boolean there = Files.exists(secrets);
        if (there) {
            Files.copy(secrets, folder.resolve(BackupFile.SECRETS));
        }
        return there;
    }

    private static List<String> told(Path file, boolean secrets) {
        List<String> lines = new ArrayList<>(List.of("Backup written to " + file + ". Whoever reads it can " + (secrets ? "open all that the hub seals." : "read all that the hub does not seal.")));
        if (!secrets) {
            lines.add("JWT_SECRET and TOKENS_ENCRYPTION_KEY are not in it, because they are set by variables. Keep them as well.");
        }
        return lines;
    }
}
