package io.mcphub.platform;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that only the user who runs the hub may read. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** The attributes with which to create {@code file}; empty where the file system has no POSIX permissions. */
    public static FileAttribute<?>[] permissions(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
