package io.mcphub.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Does several things at the same moment, each on a thread of its own. */
final class AtOnce {
    private static final int PATIENCE_SECONDS = 300;

    private AtOnce() {}

    /** What each of them answered, in their order. */
    static <T> List<T> of(List<Callable<T>> things) {
        ExecutorService threads = Executors.newFixedThreadPool(things.size());
        CyclicBarrier start = new CyclicBarrier(things.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> thing : things) {
                running.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return thing.call();
                }));
            }
            return answers(running);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same for two. */
    static <T> List<T> both(Callable<T> one, Callable<T> other) {
        return of(List.of(one, other));
    }

    /** The same thing for each of some numbers from 0. */
    static <T> List<T> times(int count, Numbered<T> thing) {
        return of(IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> thing.of(i)).toList());
    }

    /** A thing that is done several times. */
    @FunctionalInterface
    interface Numbered<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> answers(List<Future<T>> running) {
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            try {
                answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return answers;
    }
}
