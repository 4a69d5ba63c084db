package io.mcphub.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code JAVA_OPTS}: a JVM cannot change its own options, so the hub then runs in a second one, which gets them. The first waits, hands the
 * end on, and answers with the exit code of the second.
 */
final class JavaOptions {
    private static final String TAKEN_PROPERTY = "hub.java-opts-taken";

    private final String options;

    JavaOptions(String options) {
        this.options = options;
    }

    /** Whether there are options that this process does not have yet. */
    boolean waiting(boolean taken) {
        return !taken && !options.isBlank();
    }

    /** Those of the environment. */
    static JavaOptions ofEnvironment() {
        return new JavaOptions(System.getenv().getOrDefault("JAVA_OPTS", ""));
    }

    /** Whether this process was started by another one with the options, or by a script that passes them. */
    static boolean taken() {
        return Boolean.getBoolean(TAKEN_PROPERTY);
    }

    /** Runs the hub with the options, in this process's streams; returns its exit code. */
    int run(Path jar) throws StartFailure, InterruptedException {
        try {
            Process hub = new ProcessBuilder(command(jar, ManagementFactory.getRuntimeMXBean().getInputArguments())).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(hub)));
            return hub.waitFor();
        } catch (IOException e) {
            throw StartFailure.boot("Java could not be started with JAVA_OPTS: " + e.getMessage() + ".");
        }
    }

    /** The present options come first, so that those of {@code JAVA_OPTS} win. */
    List<String> command(Path jar, List<String> present) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(present);
        command.addAll(Arrays.asList(options.strip().split("\\s+")));
        command.addAll(List.of("-D" + TAKEN_PROPERTY + "=true", "-Dhub.end-with-parent=true", "-jar", jar.toString()));
        return command;
    }

    private static void end(Process hub) {
        hub.destroy();
        try {
            hub.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
