package io.mcphub.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a start came to.
 *
 * @param seconds until it was ready
 * @param cpuSeconds processor time of all its processes until then
 */
record Start(double seconds, double cpuSeconds) {
    private static final int LOOK_MILLIS = 20;
    private static final double PATIENCE_SECONDS = 600;

    Start mean(Start other) {
        return new Start((seconds + other.seconds) / 2, (cpuSeconds + other.cpuSeconds) / 2);
    }

    /** Runs from before a process is started until it is ready. */
    static final class Clock {
        private final long began = System.nanoTime();

        Start until(ProcessHandle process, BooleanSupplier ready) throws InterruptedException {
            while (!ready.getAsBoolean()) {
                if (!process.isAlive() || seconds() > PATIENCE_SECONDS) {
                    throw new IllegalStateException("it did not start");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            double seconds = seconds();
            return new Start(seconds, new Processes(process).cpuSeconds());
        }

        private double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
