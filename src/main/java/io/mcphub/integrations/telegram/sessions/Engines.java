package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.TdlibGone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The running engine: started when the first session is opened, and again after it has ended. Parallel callers wait for one start. */
@ApplicationScoped
public class Engines {
    @Inject
    TdlibSource source;

    private final AtomicReference<@Nullable CompletableFuture<Engine>> running = new AtomicReference<>();

    /** A new client. Throws {@code UPSTREAM_UNAVAILABLE} if there is no engine, {@link TdlibGone} if it ends just now. */
    TdClient open() {
        return running().open();
    }

    /** Forgets a client that has closed. */
    void forget(TdClient client) {
        CompletableFuture<Engine> now = running.get();
        if (now != null && now.isDone() && !now.isCompletedExceptionally()) {
            now.join().forget(client);
        }
    }

    private Engine running() {
        CompletableFuture<Engine> known = running.get();
        if (known == null || over(known)) {
            CompletableFuture<Engine> mine = new CompletableFuture<>();
            if (running.compareAndSet(known, mine)) {
                start(mine);
            }
        }
        return engine(running.get());
    }

    private void start(CompletableFuture<Engine> next) {
        try {
            next.complete(Engine.start(source.start()));
        } catch (RuntimeException | Error failed) {
            next.completeExceptionally(failed);
        }
    }

    private static Engine engine(CompletableFuture<Engine> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static boolean over(CompletableFuture<Engine> future) {
        return future.isCompletedExceptionally() || future.isDone() && future.join().isEnded();
    }
}
