package io.mcphub.benchmark;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long an admin waits for a page of a long audit log. */
final class AuditPages {
    private static final String PATH = "/api/admin/audit?";
    private static final double GOAL_MILLIS = 50;
    /** Before anything counts, each page this often. */
    private static final int WARM_UP = 20;

    private final Map<String, String> queries = new LinkedHashMap<>();
    private final Plan plan;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HubUser admin;
    private final HubProcess hub;

    AuditPages(BenchmarkHub place, HubProcess hub, Plan plan, Instant middle) {
        this.plan = plan;
        this.hub = hub;
        admin = place.admin(hub);
        queries.put("first", "");
        queries.put("deep", "cursor=" + cursor(middle));
        queries.put("user, frequent", "user=u0");
        queries.put("user, rare", "user=u199");
        queries.put("client", "client=c3");
        queries.put("integration", "integration=slack");
        queries.put("integration, matching nothing", "integration=none");
        queries.put("tool", "tool=slack.thing0.verb");
        queries.put("tool, matching nothing", "tool=none.of.them");
        queries.put("effect", "effect=destructive");
        queries.put("status", "status=error");
        queries.put("status, matching nothing", "status=started&user=u1");
        queries.put("action", "action=auth.login");
        queries.put("several", "integration=teamwork&tool=teamwork.thing1.verb&status=interrupted");
        queries.put("text", "q=thing7.");
        queries.put("text, matching nothing", "q=not+in+any+row");
    }

    /** The place behind the page of that time. */
    private String cursor(Instant time) {
        return URLEncoder.encode(admin.get(PATH + "to=" + time).get("next_cursor").asText(), StandardCharsets.UTF_8);
    }

    void report(Report report) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Spread> bars = new LinkedHashMap<>();
        queries.forEach((name, query) -> {
            Spread millis = measured(query);
            bars.put(name, millis);
            rows.add(List.of(name, millis.toString()));
        });
        report.table("Pages of an audit log of " + plan.rows() + " entries", List.of("filter", "ms"), rows);
        report.chart(Chart.bars("Pages of a long audit log", "ms", bars), "pages.svg");
        // A text has no goal of its own: such a page looks at 10,000 rows and says how far it looked.
        String slowest = bars.entrySet().stream().filter(bar -> !bar.getKey().startsWith("text")).max((one, other) -> Double.compare(one.getValue().median(), other.getValue().median())).orElseThrow().getKey();
        report.atMost("audit page: first, deep, any filter but text, matching nothing; the slowest, " + slowest, bars.get(slowest), GOAL_MILLIS, " ms");
    }

    private Spread measured(String query) {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve(PATH + query)).header("Authorization", "Bearer " + admin.login()).build();
        for (int i = 0; i < WARM_UP; i++) {
            millis(request);
        }
        return Spread.of(IntStream.range(0, plan.pages()).mapToDouble(i -> millis(request)).toArray());
    }

    private double millis(HttpRequest request) {
        try {
            long sent = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return (System.nanoTime() - sent) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
