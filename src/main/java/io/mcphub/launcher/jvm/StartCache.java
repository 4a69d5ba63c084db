package io.mcphub.launcher.jvm;

import io.mcphub.launcher.bundle.Unpacking;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.PrivateFiles;
import io.mcphub.launcher.files.TemporaryFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What makes the next start fast, in a folder that only the hub's user may read or write, because it is code: for each pair of a hub
 * and a JDK a folder with the unpacked hub and its {@link ClassArchive}. Folders that no hub uses any more are deleted.
 */
final class StartCache {
    private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final int ID_BYTES = 12;
    private static final String USE = ".use";
    /** Long enough to go back to the hub before an upgrade. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Static, because a lock ends when its channel is garbage-collected. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private final Path folder;

    /**
     * The cache in this folder, which is made if it is missing.
     *
     * @throws IOException if it cannot be made, or may be changed by others
     */
    StartCache(Path folder) throws IOException {
        this.folder = folder;
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new IOException("the file system has no permissions");
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, PrivateFiles.folder(folder));
        }
        requirePrivate(folder);
    }

    /** Fails unless this is a folder, of this process's user, in which nobody else may do anything. */
    static void requirePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder");
        }
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException("others than its owner may enter " + folder + ": chmod 700 it, or delete it");
        }
        Path mine = Files.createTempFile(folder, "owner", null);
        try {
            if (!Files.getOwner(mine).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
                throw new IOException(folder + " belongs to another user");
            }
        } finally {
            Files.delete(mine);
        }
    }

    /** The folder of this hub and this JDK. It stays as long as this process runs. */
    Path of(Path jar) throws IOException {
        String id = id(jar);
        hold(id);
        Path own = folder.resolve(id);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(own, PrivateFiles.folder(own));
        }
        requirePrivate(own);
        return own;
    }

    /** The jar to start: this one if it is unpacked, otherwise that of the unpacked copy, which is made if it is missing. */
    static Path unpacked(Path jar, Path own) throws IOException, StartFailure {
        if (Files.isDirectory(jar.resolveSibling("app"))) {
            return jar;
        }
        Path hub = own.resolve("hub");
        if (!Files.isDirectory(hub)) {
            unpack(jar, own, hub);
        }
        return hub.resolve("mcp-hub.jar");
    }

    /** Beside its place first, so that a process that is killed leaves no half of a hub there. */
    private static void unpack(Path jar, Path own, Path hub) throws IOException, StartFailure {
        Path half = Files.createTempDirectory(own, "half");
        try {
            new Unpacking(jar, half).run();
            Files.move(half, hub, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another hub was faster.
        } finally {
            TemporaryFolder.delete(half);
        }
    }

    /** Deletes what belongs to other hubs and JDKs and was not started for a week, unless a hub runs from there. */
    void forgetOthers() throws IOException {
        List<Path> uses;
        try (Stream<Path> files = Files.list(folder)) {
            uses = files.filter(file -> file.getFileName().toString().endsWith(USE)).toList();
        }
        for (Path use : uses) {
            if (Files.getLastModifiedTime(use).toInstant().isBefore(Instant.now().minus(KEPT))) {
                forget(use);
            }
        }
    }

    private void forget(Path use) throws IOException {
        try (FileChannel channel = FileChannel.open(use, StandardOpenOption.WRITE); FileLock alone = channel.tryLock()) {
            if (alone != null) {
                String name = use.getFileName().toString();
                TemporaryFolder.delete(folder.resolve(name.substring(0, name.length() - USE.length())));
                Files.deleteIfExists(use);
            }
        } catch (OverlappingFileLockException ours) {
            // It is this process that uses it.
        }
    }

    private void hold(String id) throws IOException {
        Path use = folder.resolve(id + USE);
        FileChannel channel = FileChannel.open(use, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), PrivateFiles.file(use));
        if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
            channel.close();
            throw new IOException("another hub tidies " + folder);
        }
        HELD.add(channel);
        Files.setLastModifiedTime(use, FileTime.from(Instant.now()));
    }

    /** From the names and check sums of all entries, the place of an unpacked hub, and the JDK. */
    static String id(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                digest.update((entry.getName() + '\n' + entry.getCrc() + '\n' + entry.getSize() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            String rest = System.getProperty("java.vm.vendor") + '\n' + System.getProperty("java.vm.version") + '\n' + System.getProperty("java.home") + '\n'
                    + (Files.isDirectory(jar.resolveSibling("app")) ? jar.toString() : "");
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
