package io.mcphub.cluster;

import io.mcphub.mcp.McpWire;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many people with an account each, who call now and then, or listen. */
final class Members {
    private final List<String> tokens = new ArrayList<>();

    Members(HubUser admin, int count) {
        for (int i = 0; i < count; i++) {
            HubUser member = admin.create("member" + i + "@example.com");
            member.connect("slack", "xoxp-stand-in-of-member-" + i);
            tokens.add(member.token("works"));
        }
    }

    int count() {
        return tokens.size();
    }

    /** One of them after the other calls, evenly in time, so that the hub has forgotten each when it comes again. How many answers were good. */
    int call(int calls, int everyMillis, Call one) throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(calls);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(8);
        clock.scheduleAtFixedRate(() -> clock.execute(() -> {
            int mine = number.getAndIncrement();
            if (mine < calls && one.isGood(tokens.get(mine % tokens.size()), mine)) {
                good.incrementAndGet();
            }
            left.countDown();
        }), 0, everyMillis, TimeUnit.MILLISECONDS);
        left.await(5, TimeUnit.MINUTES);
        clock.shutdownNow();
        return good.get();
    }

    /** A call of somebody. */
    @FunctionalInterface
    interface Call {
        boolean isGood(String token, int number);
    }

    /** Streams of all of them at this port, each as often. */
    List<RawHttp> listen(int port, int times) {
        List<RawHttp> streams = new ArrayList<>();
        for (String token : tokens) {
            for (int i = 0; i < times; i++) {
                streams.add(new McpWire(port, token).listen("\"s" + i + "\""));
            }
        }
        return streams;
    }
}
