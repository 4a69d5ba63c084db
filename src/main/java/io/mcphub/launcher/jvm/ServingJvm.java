package io.mcphub.launcher.jvm;

import io.mcphub.launcher.bundle.Server;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.TemporaryFolder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The JVM that serves. A JVM cannot change its own options, so the hub runs in a second one, which gets those that fit it, and the unpacked
 * server with its archive of classes. This JVM waits, hands the end on, and answers with the exit code of the second, which ends
 * with this one in any case.
 */
public final class ServingJvm {
    /** The process that the serving JVM ends with. */
    public static final String PARENT = "hub.parent";
    /** A file that the serving JVM makes when it is ready. */
    static final String READY = "hub.ready-file";
    /** Why there is no start cache, for the log. */
    public static final String NO_CACHE = "hub.no-start-cache";
    /** For tests: how long to wait until the archive is made. */
    private static final String ARCHIVE_AFTER = "hub.archive-after-seconds";
    /** Long enough for the first visit, whose classes then are in the archive. */
    private static final int ARCHIVE_AFTER_SECONDS = 30;

    private static final System.Logger LOG = System.getLogger(ServingJvm.class.getName());

    private final JavaOptions options;

    /** One with these options, which does not run yet. */
    public ServingJvm(JavaOptions options) {
        this.options = options;
    }

    /** The options of this JVM and of the environment. */
    public static JavaOptions options() {
        return new JavaOptions(ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getenv().getOrDefault("JAVA_OPTS", ""));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs the hub in this process's streams and returns its exit code. Without a cache it starts as well, only not as fast.
     *
     * @param jar the jar that this process was started from
     * @param cache the folder of the {@link StartCache}
     * @throws StartFailure if there is no second process
     */
    public int run(Path jar, Path cache) throws StartFailure, InterruptedException {
        StartCache starts;
        Path own;
        Path small;
        try {
            starts = new StartCache(cache);
            own = starts.of(jar);
            small = StartCache.unpacked(jar, own);
            Files.deleteIfExists(readyFile(own));
        } catch (IOException | StartFailure e) {
            return run(command(jar, List.of("-D" + NO_CACHE + "=" + e.getMessage())), () -> { });
        }
        return runWithArchive(small, new ClassArchive(own), readyFile(own), starts);
    }

    private static Path readyFile(Path own) {
        return own.resolve("ready-" + ProcessHandle.current().pid());
    }

    private int runWithArchive(Path jar, ClassArchive archive, Path ready, StartCache starts) throws StartFailure, InterruptedException {
        List<String> more = new ArrayList<>(archive.options());
        more.add("-D" + READY + "=" + ready);
        Thread making = new Thread(() -> afterwards(jar, archive, ready, starts), "start-cache");
        making.setDaemon(true);
        making.start();
        return run(command(jar, more), () -> {
            archive.stop();
            ready.toFile().delete();
        });
    }

    private static int run(List<String> command, Runnable end) throws StartFailure, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // Each arena of the C library keeps memory that nobody uses.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        try {
            TemporaryFolder server = TemporaryFolder.ofTheSystem();
            builder.command().add(1, "-D" + Server.FOLDER + "=" + server.path());
            Process hub = builder.start();
            // What was needed to unpack and to check goes back: this process only waits.
            System.gc();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.run();
                end(hub);
                forget(server);
            }));
            return hub.waitFor();
        } catch (IOException e) {
            throw StartFailure.boot("Java could not be started a second time: " + e.getMessage() + ".");
        }
    }

    List<String> command(Path jar, List<String> more) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(more);
        command.addAll(options.all());
        command.addAll(List.of("-D" + PARENT + "=" + ProcessHandle.current().pid(), "-jar", jar.toString()));
        return command;
    }

    /** What no start and no stop waits for. */
    private void afterwards(Path jar, ClassArchive archive, Path ready, StartCache starts) {
        try {
            while (!Files.exists(ready)) {
                TimeUnit.SECONDS.sleep(1);
            }
            starts.forgetOthers();
            if (!archive.exists()) {
                TimeUnit.SECONDS.sleep(Integer.getInteger(ARCHIVE_AFTER, ARCHIVE_AFTER_SECONDS));
                archive.make(jar, options.all());
                // This process only waits again.
                System.gc();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The next start will be no faster: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the serving JVM: ends it when the one that started it is gone, or was gone before. */
    public static void endWithParent(Runnable exit) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Long expected = Long.getLong(PARENT);
        if (expected == null || parent.filter(process -> process.pid() == expected).isPresent()) {
            parent.ifPresent(process -> process.onExit().thenRun(exit));
        } else {
            exit.run();
        }
    }

    /** In the serving JVM: it is ready, and gives back the memory that only the start needed. Throws if it cannot say so. */
    public static void ready() throws IOException {
        System.gc();
        String file = System.getProperty(READY);
        if (file != null) {
            Files.createFile(Path.of(file));
        }
    }

    private static void end(Process hub) {
        hub.destroy();
        try {
            hub.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(TemporaryFolder server) {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", server.path(), e.getMessage());
        }
    }
}
