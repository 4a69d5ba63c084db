package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.sessions.TdlibSource;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine of this hub: a worker process, started when it is needed and again after it has ended, each time a little later. */
@ApplicationScoped
public class WorkerSource implements TdlibSource {
    private static final System.Logger LOG = System.getLogger(WorkerSource.class.getName());
    private static final Duration LOADING = Duration.ofSeconds(20);
    private static final Duration ENDING = Duration.ofSeconds(2);
    /** The dynamic linker of glibc on x86-64, which the library needs. */
    private static final Path GLIBC = Path.of("/lib64/ld-linux-x86-64.so.2");

    @Inject
    WorkerPaths paths;

    @Inject
    WorkerCommand command;

    @Inject
    HubClock clock;

    private final BackOff backOff = new BackOff();
    private final FreshCache<Optional<Path>, Optional<String>> known = new FreshCache<>(Duration.ofSeconds(5), 10, this::look);
    private volatile @Nullable WorkerTdlib running;

    /** Every list of connections asks; at most five seconds old. */
    @Override
    public Optional<String> missing() {
        return known.get(paths.library());
    }

    private Optional<String> look(Optional<Path> library) {
        if (!paths.isJar() && !fits(System.getProperty("os.name"), System.getProperty("os.arch"), Files.exists(GLIBC))) {
            return Optional.of("Telegram is not available on this platform: its library runs on Linux with glibc on x86-64.");
        }
        if (library.isEmpty()) {
            return Optional.of("Telegram's library is missing. An admin gets it with mvn -Ptelegram and sets TDLIB_PATH to its libtdjson.so.");
        }
        return Files.isReadable(library.get()) ? Optional.empty()
                : Optional.of("TDLIB_PATH names " + library.get() + ", which is not there or cannot be read. An admin sets it to Telegram's libtdjson.so.");
    }

    static boolean fits(String system, String processor, boolean glibc) {
        return system.equals("Linux") && (processor.equals("amd64") || processor.equals("x86_64")) && glibc;
    }

    @Override
    public Tdlib start() {
        look(paths.library()).ifPresent(what -> {
            throw HubException.unavailable(what);
        });
        Instant now = clock.now();
        backOff.wait(now).ifPresent(left -> {
            throw HubException.unavailable("Telegram's process on this hub has ended. It starts again in " + Math.max(1, left.toSeconds()) + " seconds; try again then.");
        });
        backOff.started(now);
        WorkerTdlib worker = started();
        running = worker;
        return worker;
    }

    private WorkerTdlib started() {
        WorkerTdlib worker;
        try {
            worker = new WorkerTdlib(command.start());
        } catch (IOException e) {
            throw HubException.of(io.mcphub.platform.Problem.UPSTREAM_UNAVAILABLE, "Telegram's process cannot be started on this hub. An admin finds the reason in the log.", e);
        }
        String failed = worker.awaitStart(LOADING);
        if (failed != null) {
            LOG.log(System.Logger.Level.ERROR, "Telegram''s library {0} was not loaded: {1}", paths.library().orElseThrow(), failed);
            throw HubException.unavailable("Telegram's library could not be loaded on this hub. An admin finds the reason in the log.");
        }
        LOG.log(System.Logger.Level.INFO, "Telegram''s library is loaded in process {0}", String.valueOf(worker.pid()));
        return worker;
    }

    /** Ends the worker, which closes its clients. It needs no more help for that, so a slow one is not waited for. */
    @Override
    public void stop() {
        WorkerTdlib worker = running;
        if (worker != null && !worker.isGone() && !worker.end(ENDING)) {
            LOG.log(System.Logger.Level.INFO, "Telegram''s process still closes its sessions and ends then");
        }
    }
}
