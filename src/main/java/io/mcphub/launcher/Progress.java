package io.mcphub.launcher;

import io.mcphub.launcher.logging.LogHandler;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How far a start has come. If two of these differ, the start got ahead in between: it logged, loaded classes or computed. A server
 * that hangs does none of these.
 *
 * @param records log records so far
 * @param classes classes loaded so far
 * @param computed processor time so far in steps of five seconds; an idle server uses far less in two minutes
 */
record Progress(long records, long classes, long computed) {
    private static final int STEP_SECONDS = 5;

    /** The progress of this process. */
    static Progress now() {
        long seconds = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toSeconds();
        return new Progress(LogHandler.written(), ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount(), seconds / STEP_SECONDS);
    }
}
