package io.mcphub.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps a second hub away from a data folder: two would each believe to be the only writer. The operating system gives the
 * lock back when the process ends, however it ends, so the file that stays behind means nothing.
 */
final class DataFolderLock {
    /** Open, and reachable, for as long as this process lives: a channel that nobody refers to is closed. */
    private static FileChannel held;

    private DataFolderLock() {}

    /** Takes the lock until the process ends, or refuses the start. */
    static synchronized void take(Path folder) throws StartFailure {
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
