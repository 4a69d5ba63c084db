package io.mcphub.launcher.data;

import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Refuses a second hub on the same data folder, because each would think it is the only writer. The operating system releases the
 * lock when the process ends, even by kill -9. The lock file that remains means nothing.
 */
public final class DataFolderLock {
    /** A field, because the lock ends when its channel is garbage-collected. */
    private static FileChannel held;

    private DataFolderLock() {}

    /** Takes the lock until the process ends; throws if another process has it. */
    public static synchronized void take(Path folder) throws StartFailure {
        Path file = folder.resolve("hub.lock");
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file(file));
            if (channel.tryLock() != null) {
                held = channel;
                return;
            }
            channel.close();
        } catch (IOException e) {
            throw StartFailure.configuration("The data folder " + folder + " cannot be locked: " + file.getFileName() + " is not writable, or the file system has no locks. Set DATABASE_PATH to another place.");
        }
        throw StartFailure.configuration("Another hub runs on the data folder " + folder + ". Stop it, or set DATABASE_PATH to another place.");
    }
}
