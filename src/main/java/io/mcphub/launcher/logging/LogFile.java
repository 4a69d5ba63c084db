package io.mcphub.launcher.logging;

import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * {@code LOG_FILE}, which never fills a disk: once it is large, at the end of a line, it becomes {@code <name>.1} in place of the one before, and
 * a new one is begun. Only its owner may read it.
 */
final class LogFile extends OutputStream {
    /** The size at which a new file is begun. */
    static final long MOST_BYTES = 50L * 1024 * 1024;

    private final Path file;
    private final long mostBytes;
    private OutputStream out;
    private long size;

    LogFile(Path file, long mostBytes) throws IOException {
        this.file = file;
        this.mostBytes = mostBytes;
        this.out = open();
    }

    private OutputStream open() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFiles.file(file));
        }
        size = Files.size(file);
        return Files.newOutputStream(file, StandardOpenOption.APPEND);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
        if (size >= mostBytes && length > 0 && bytes[offset + length - 1] == '\n') {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            out = open();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
