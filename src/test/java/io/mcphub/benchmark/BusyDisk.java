package io.mcphub.benchmark;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A program that writes to a file and waits for the disk, again and again, until it is ended. */
public final class BusyDisk {
    private static final int BLOCK = 1 << 20;
    private static final long FILE = 256L << 20;
    /** So much between two waits for the disk. */
    private static final long SYNC = 16L << 20;

    private BusyDisk() {}

    /** It in a process of its own, which ends with this one. */
    static Process start(Path file) throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                BusyDisk.class.getName(), file.toString());
        Process busy = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(busy::destroy));
        return busy;
    }

    public static void main(String[] arguments) throws Exception {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = 0; parent.isAlive(); at = (at + BLOCK) % FILE) {
                file.write(block.clear(), at);
                if (at % SYNC == 0) {
                    file.force(true);
                }
            }
        }
    }
}
