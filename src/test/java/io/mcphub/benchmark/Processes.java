package io.mcphub.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process and all that it has started, as Linux counts them in {@code /proc}. */
final class Processes {
    /** What the kernel's clock ticks for a program, on every Linux with Java. */
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int LAST_TIME = 14;

    private final ProcessHandle first;

    Processes(ProcessHandle first) {
        this.first = first;
    }

    /** Seconds of processor time of all that live, and of those that have ended and been waited for. */
    double cpuSeconds() {
        return all().stream().mapToDouble(process -> cpuSeconds(read(process, "stat"))).sum();
    }

    /** The same of the first process only, with those that it has waited for. */
    double cpuSecondsAlone() {
        return cpuSeconds(read(first, "stat"));
    }

    /** Megabytes that belong to the processes alone, without files. Telegram's worker is a matter of its own. */
    double anonymousMegabytes() {
        return all().stream().filter(process -> !read(process, "cmdline").contains("telegram")).mapToDouble(process -> value(read(process, "status"), "RssAnon") / 1024.0).sum();
    }

    int threads() {
        return all().stream().mapToInt(process -> (int) value(read(process, "status"), "Threads")).sum();
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    /** The name of the program, in brackets, may hold anything: numbers come after the last bracket. */
    static double cpuSeconds(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = USER_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** A number of {@code /proc/<pid>/status}; 0 if it is not there. */
    static long value(String status, String name) {
        return status.lines().filter(line -> line.startsWith(name + ":")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    /** Empty if the process has just ended. */
    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (!process.isAlive()) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
