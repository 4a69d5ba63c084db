package io.mcphub.integrations.telegram.sessions;

import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of each session, in {@code TELEGRAM_DATA_DIR} or beside the database. Only the hub's own user may enter them. */
@ApplicationScoped
public class SessionFolders {
    private static final String OWNER_ONLY = "rwx------";

    @Inject
    HubConfig config;

    /** Where all of Telegram's files lie. */
    public Path root() {
        return config.value("TELEGRAM_DATA_DIR").map(Path::of).orElseGet(() -> database().resolveSibling("telegram")).toAbsolutePath().normalize();
    }

    /** The directory of a session, whether or not it exists. */
    public Path of(String session) {
        if (!isName(session)) {
            throw new IllegalArgumentException("not the name of a session");
        }
        return sessions().resolve(session);
    }

    /** Makes the directory if it is not there. */
    public Path create(String session) {
        Path folder = of(session);
        make(root());
        make(sessions());
        make(folder);
        return folder;
    }

    public boolean exists(String session) {
        return Files.isDirectory(of(session));
    }

    /** Whether the directory was last changed before that time. */
    boolean olderThan(String session, Instant time) {
        try {
            return Files.getLastModifiedTime(of(session)).toInstant().isBefore(time);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Removes the directory with all that is in it. */
    public void erase(String session) {
        Path folder = of(session);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another folder beside the sessions, made if it is not there. */
    public Path ownerOnly(String name) {
        make(root());
        return make(root().resolve(name));
    }

    /** The sessions that have a directory. */
    public List<String> all() {
        if (!Files.isDirectory(sessions())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sessions())) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).filter(SessionFolders::isName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isName(String session) {
        return session.matches("[A-Za-z0-9_-]{20,64}");
    }

    /** Makes a directory that only the hub's user may enter, with the ones above it. */
    static Path make(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(folder);
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path sessions() {
        return root().resolve("sessions");
    }

    private Path database() {
        return Path.of(config.databasePath()).toAbsolutePath();
    }
}
