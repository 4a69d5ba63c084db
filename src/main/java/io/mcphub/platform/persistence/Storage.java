package io.mcphub.platform.persistence;

import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much room the hub's data takes, and how much there is. */
@ApplicationScoped
public class Storage {
    @Inject
    HubConfig config;

    /** The bytes of the database's file and of those beside it that belong to it; 0 if the database is no file. */
    public long databaseBytes() {
        Path file = file();
        String name = file.getFileName().toString();
        try (Stream<Path> beside = Files.list(file.getParent())) {
            return beside.filter(other -> other.getFileName().toString().startsWith(name)).mapToLong(Storage::size).sum();
        } catch (IOException none) {
            return 0;
        }
    }

    /** The bytes that may still be written where the data lies; 0 if that cannot be told. */
    public long freeBytes() {
        try {
            return Files.getFileStore(file().getParent()).getUsableSpace();
        } catch (IOException unknown) {
            return 0;
        }
    }

    private Path file() {
        return Path.of(config.databasePath()).toAbsolutePath();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
