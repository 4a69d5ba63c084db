package io.mcphub.cluster;

import io.mcphub.cluster.CallLog.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A quick client that calls one tool again and again. If a call fails it repeats it, with the same idempotency key where it writes, as
 * long as the hub does not say that the outcome is unknown.
 */
final class LoadClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BETWEEN_CALLS = 150;
    private static final int BEFORE_RETRY = 400;
    private static final int MOST_ATTEMPTS = 600;

    private final String name;
    private final URI mcp;
    private final String token;
    private final boolean writes;
    private final CallLog log;
    private final ScheduledExecutorService clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger number = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /** @param writes whether it posts messages with a key, or only lists what is connected */
    LoadClient(String name, URI hub, String token, boolean writes, CallLog log, ScheduledExecutorService clock) {
        this.name = name;
        this.mcp = hub.resolve("/mcp");
        this.token = token;
        this.writes = writes;
        this.log = log;
        this.clock = clock;
    }

    void start() {
        later(this::call, BETWEEN_CALLS);
    }

    /** Lets it finish its call; waits for that. */
    void stop() throws InterruptedException {
        stopping = true;
        if (!ended.await(PATIENCE.toSeconds() * 3, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not finish its call");
        }
    }

    private void call() {
        if (stopping) {
            ended.countDown();
        } else {
            attempt(name + "-" + number.incrementAndGet(), System.currentTimeMillis(), 1);
        }
    }

    private void attempt(String text, long begun, int count) {
        Outcome outcome = outcome(text);
        boolean over = outcome == Outcome.ANSWERED || outcome == Outcome.UNKNOWN || count == MOST_ATTEMPTS;
        if (over) {
            log.add(new CallLog.Call(name, text, begun, System.currentTimeMillis() - begun, count, outcome));
            later(this::call, BETWEEN_CALLS);
        } else {
            later(() -> attempt(text, begun, count + 1), BEFORE_RETRY);
        }
    }

    private Outcome outcome(String text) {
        try {
            HttpResponse<String> answer = http.send(request(text), HttpResponse.BodyHandlers.ofString());
            if (answer.body().contains("\"isError\":false")) {
                return Outcome.ANSWERED;
            }
            boolean proxy = answer.statusCode() == 502 || answer.statusCode() == 504;
            return answer.body().contains("outcome-unknown") ? Outcome.UNKNOWN : proxy ? Outcome.BROKEN : Outcome.REFUSED;
        } catch (IOException broken) {
            return Outcome.BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String text) {
        String call = writes ? "slack.messages.post\",\"arguments\":{\"channel\":\"" + channel(text) + "\",\"text\":\"" + text + "\",\"idempotency_key\":\"" + text + "\"}" : "hub.integrations.list\",\"arguments\":{}";
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + call + "}}";
        return HttpRequest.newBuilder(mcp)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Another one each time: Slack allows one post a second in each, and the hub keeps to that. */
    static String channel(String text) {
        return "C" + String.format("%015d", Integer.toUnsignedLong(text.hashCode()));
    }

    private void later(Runnable work, int millis) {
        clock.schedule(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error defect) {
                log.defect(defect);
                ended.countDown();
            }
        }, millis, TimeUnit.MILLISECONDS);
    }
}
