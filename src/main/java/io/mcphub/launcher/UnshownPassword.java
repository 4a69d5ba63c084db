package io.mcphub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers, in an empty file beside the database, that the first admin's generated password was shown to nobody yet. A
 * first start that fails or is killed after it created the admin would otherwise lose the password for good.
 */
final class UnshownPassword {
    private final Path database;
    private final Path mark;

    UnshownPassword(Path database) {
        this.database = database;
        this.mark = database.resolveSibling("first-admin.unshown");
    }

    /** Before anything is created: a first start leaves the mark if it generates the password, and an older one says nothing any more. */
    void beforeStart(boolean generates) throws StartFailure {
        if (Secrets.isFilled(database)) {
            return;
        }
        clear();
        if (generates) {
            leave();
        }
    }

    /** Whether an earlier start created the admin and never came to show the password. */
    boolean isLeft() {
        return Files.exists(mark);
    }

    /** The password was shown. */
    void clear() throws StartFailure {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw StartFailure.configuration(mark + " cannot be deleted. Check the folder's permissions.");
        }
    }

    private void leave() throws StartFailure {
        try {
            Files.createFile(mark);
        } catch (IOException e) {
            throw StartFailure.configuration(mark + " cannot be written. Check the folder's permissions, or set ADMIN_PASSWORD.");
        }
    }
}
