package io.mcphub.benchmark;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.WebBrowser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Pages of the portal as browsers keep them open: each was read once, and then asks every ten seconds what has changed. */
final class OpenPages implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = "/";
    private static final String LIVE = "/live?of=attention,waiting,activity";

    private final List<RawHttp> open = new ArrayList<>();
    private final HubProcess hub;
    private final String cookies;

    OpenPages(HubProcess hub, BenchmarkHub place, int pages) throws Exception {
        this.hub = hub;
        WebBrowser browser = new WebBrowser(hub.uri());
        browser.signIn(PAGE, place.email(), place.password());
        cookies = browser.cookieHeader();
        HttpResponse<String> seen = browser.get(PAGE);
        if (!seen.body().contains("data-live")) {
            throw new IllegalStateException("this page does not ask what changes: " + seen.statusCode() + " " + seen.body());
        }
        for (int i = 0; i < pages; i++) {
            RawHttp page = request(PAGE, "keep-alive");
            page.until("</html>", PATIENCE);
            open.add(page);
        }
    }

    /** Each page once, spread over that time. */
    void askDuring(Duration time) throws InterruptedException {
        for (int i = 0; i < open.size(); i++) {
            ask(1);
            TimeUnit.NANOSECONDS.sleep(time.toNanos() / open.size());
        }
    }

    /** What changes, so often; a browser's connection is free for it or it takes another. */
    void ask(int times) {
        for (int i = 0; i < times; i++) {
            try (RawHttp answer = request(LIVE, "close")) {
                String text = answer.all(PATIENCE);
                if (answer.status() != 200) {
                    throw new IllegalStateException(text);
                }
            }
        }
    }

    private RawHttp request(String path, String connection) {
        return RawHttp.send(hub.port(), "GET", path, List.of(Map.entry("Cookie", cookies), Map.entry("Accept", "text/html,application/json"), Map.entry("Connection", connection)), new byte[0]);
    }

    @Override
    public void close() {
        open.forEach(RawHttp::close);
    }
}
