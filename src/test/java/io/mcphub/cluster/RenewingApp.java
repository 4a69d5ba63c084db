package io.mcphub.cluster;

import io.mcphub.oauth.AppAtNodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An app whose access tokens are short-lived: it uses each once and renews it then. As a good client it tries again, with the same refresh token,
 * until it is given tokens, or told that they are not good: then its person is signed out. A node that starts or ends answers 404 to everything.
 */
final class RenewingApp implements AutoCloseable {
    private static final int BETWEEN_MILLIS = 500;
    private static final Set<Integer> SIGNED_OUT = Set.of(400, 401, 403);
    private static final int PATIENCE_SECONDS = 120;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger renewals = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AppAtNodes app;
    private final URI hub;
    private String refreshToken;

    /** Starts it, with tokens that this node gives. */
    RenewingApp(AppAtNodes app, Node node, URI hub) throws Exception {
        this.app = app;
        this.hub = hub;
        refreshToken = AppAtNodes.member(app.redeem(node.uri(), app.code()), "refresh_token");
        clock.scheduleWithFixedDelay(this::renew, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            HttpResponse<String> answer = app.refresh(hub, refreshToken);
            if (answer.statusCode() == 200) {
                refreshToken = AppAtNodes.member(answer, "refresh_token");
                renewals.incrementAndGet();
                use(AppAtNodes.member(answer, "access_token"));
            } else if (SIGNED_OUT.contains(answer.statusCode())) {
                refusals.add("refresh: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException nobodyAnswers) {
            // The next round tries the same token again.
        } catch (Exception defect) {
            refusals.add(defect.toString());
        }
    }

    private void use(String accessToken) throws Exception {
        int status = app.uses(hub, accessToken);
        if (SIGNED_OUT.contains(status)) {
            refusals.add("use: " + status);
        }
    }

    /** How often it was given new tokens. */
    int renewals() {
        return renewals.get();
    }

    /** What it was told instead of tokens. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Lets it finish what it has begun. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
