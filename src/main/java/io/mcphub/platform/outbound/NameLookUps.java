package io.mcphub.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Looks names up on its own threads: a look-up that hangs cannot be interrupted and must not block the caller. */
final class NameLookUps {
    private static final int MOST_AT_ONCE = 32;

    private final Dns names;
    private final ExecutorService threads = new ThreadPoolExecutor(0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
        Thread thread = new Thread(task, "name-look-up");
        thread.setDaemon(true);
        return thread;
    });

    NameLookUps(Dns names) {
        this.names = names;
    }

    /** The addresses of a name. {@link UnknownHostException} if there is no answer within the limit. */
    List<InetAddress> within(Duration limit, String host) throws UnknownHostException {
        try {
            Future<List<InetAddress>> asked = threads.submit(() -> names.lookup(host));
            return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException untold) {
            throw unknown(host, untold);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknown(host, stopping);
        }
    }

    void stop() {
        threads.shutdownNow();
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
