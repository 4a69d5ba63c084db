package io.mcphub.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How much memory this process may use: that of the machine or, if it is less, of the container. */
final class Memory {
    /** What the hub was seen to need, without the worker processes of integrations. The kernel ends processes that need more than they may have, without a word. */
    static final long NEEDED_MEGABYTES = 512;

    private static final long MEGABYTE = 1024 * 1024;

    private Memory() {}

    static long megabytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MEGABYTE;
    }

    /** What to tell the operator; empty if there is enough. */
    static Optional<String> warning(long megabytes) {
        return megabytes >= NEEDED_MEGABYTES ? Optional.empty()
                : Optional.of("There are " + megabytes + " MB of memory, and the hub needs " + NEEDED_MEGABYTES + " MB: it may be killed. Give it more (mem_limit, --memory).");
    }
}
