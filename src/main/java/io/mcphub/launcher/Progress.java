package io.mcphub.launcher;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How far a start has come. Two that differ mean that it got ahead in between: something was logged, a class was loaded, or
 * much was computed. A server that waits for something that never comes does none of these.
 *
 * @param records log records so far
 * @param classes classes loaded so far
 * @param computed processor time so far in steps of five seconds; timers of an idle server take far less within two minutes
 */
record Progress(long records, long classes, long computed) {
    private static final int STEP_SECONDS = 5;

    /** Of this process. */
    static Progress now() {
        long seconds = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toSeconds();
        return new Progress(LogHandler.written(), ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount(), seconds / STEP_SECONDS);
    }
}
