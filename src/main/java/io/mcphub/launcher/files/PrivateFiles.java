package io.mcphub.launcher.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions for files and folders that only their owner may read. On file systems without permissions, the defaults. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** For a new file at this place: its owner may read and write it. */
    public static FileAttribute<?>[] file(Path path) {
        return permissions(path, "rw-------");
    }

    /** For a new folder at this place: its owner may enter, read and change it. */
    public static FileAttribute<?>[] folder(Path path) {
        return permissions(path, "rwx------");
    }

    /** Whether files can be created in the folder. Tries it, because root may write by permission even where no file can be. */
    public static boolean canCreateIn(Path folder) {
        try {
            Files.delete(Files.createTempDirectory(folder, ".mcp-hub"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }
}
