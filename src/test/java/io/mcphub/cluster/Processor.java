package io.mcphub.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** The processor time of processes of this machine, from {@code /proc}. It hardly depends on what else runs here. */
final class Processor {
    /** How long a tick of {@code /proc} is on Linux. */
    private static final long TICK_MILLIS = 10;

    private Processor() {}

    /** Milliseconds of a process with all its threads. */
    static long millis(long pid) {
        return ticks(pid, 13) * TICK_MILLIS;
    }

    /** Milliseconds of a process, its children that live, and those that have ended. */
    static long millisWithChildren(long pid) {
        LongStream children = ProcessHandle.of(pid).orElseThrow().children().mapToLong(child -> ticks(child.pid(), 13));
        return (ticks(pid, 13) + ticks(pid, 15) + children.sum()) * TICK_MILLIS;
    }

    /** Two neighbouring numbers: in user space and in the kernel. A process that has just ended has none. */
    private static long ticks(long pid, int at) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[at - 2]) + Long.parseLong(fields[at - 1]);
        } catch (IOException ended) {
            return 0;
        }
    }
}
