package io.mcphub.launcher;

/**
 * The container image, which sets a system property. Its output is kept by whoever runs it, even on a terminal, so no password is
 * printed. A process that ends is started again, so a wrong configuration must not end it.
 */
final class Container {
    private static final String PROPERTY = "hub.container";

    private Container() {}

    /** Whether this process is that of the image. */
    static boolean isThis() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** Waits for SIGTERM, after which the process ends with this code. Nothing listens, so the container is not healthy meanwhile. */
    static void stay(int code) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(code)));
        System.err.println("mcp-hub: Nothing runs. Mend this, and start the container again.");
        Thread.currentThread().join();
    }
}
