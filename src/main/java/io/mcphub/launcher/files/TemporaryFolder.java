package io.mcphub.launcher.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that only its owner may enter, and that goes when it is closed.
 *
 * @param path where it is
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** A new one in a folder. */
    public static TemporaryFolder in(Path parent) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, ".mcp-hub", PrivateFiles.folder(parent)));
    }

    /** A new one where the system keeps such things. */
    public static TemporaryFolder ofTheSystem() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("mcp-hub"));
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** Deletes a folder with all that is in it. It may be missing. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
