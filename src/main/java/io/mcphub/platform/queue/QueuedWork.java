package io.mcphub.platform.queue;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A queued call that runs one piece of work and completes a stage with its result. */
final class QueuedWork<T> implements QueuedCall {
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final String user;
    private final @Nullable String provider;
    private final Cancellation.Signal signal;
    private final Consumer<Boolean> waits;
    private final Supplier<T> work;

    QueuedWork(String user, @Nullable String provider, Cancellation.Signal signal, Consumer<Boolean> waits, Supplier<T> work) {
        this.user = user;
        this.provider = provider;
        this.signal = signal;
        this.waits = waits;
        this.work = work;
    }

    CompletionStage<T> answer() {
        return answer;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public @Nullable String provider() {
        return provider;
    }

    @Override
    public Cancellation.Signal signal() {
        return signal;
    }

    @Override
    public void waitsForPlace(boolean now) {
        waits.accept(now);
    }

    @Override
    public void execute() {
        try {
            answer.complete(Cancellation.during(signal, work));
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void refused(HubException why) {
        answer.completeExceptionally(why);
    }
}
