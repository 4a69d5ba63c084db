package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While one provider hangs and many people call it, nobody else notices. */
@Tag("once")
class SlowProviderIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USERS = 40;
    private static final int CALLS = 300;
    /** Half of the 64 places. */
    private static final int OF_ONE_PROVIDER = 32;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();

    @Test
    void doorsWhenThreeHundredCallsHangThenAnsweredAsOnAnIdleHub(@TempDir Path folder) throws Exception {
        HttpServer slack = slowSlack();
        try (HubProcess hub = HubProcess.startOptimising(folder, Map.of("SLACK_API_URL", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/"))) {
            HubUser admin = HubUser.admin(hub);
            String adminToken = admin.token("doors");
            List<String> tokens = people(admin);
            Duration idle = knock(hub, admin, adminToken);

            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                // A different channel per post, because the hub keeps Slack's limit of posts per channel.
                String post = "{\"channel\":\"C000PROJ" + (100 + i) + "\",\"text\":\"hello\"}";
                calls.add(http.sendAsync(call(hub, tokens.get(i % USERS), "slack.messages.post", post), HttpResponse.BodyHandlers.ofString()));
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hanging.get() == OF_ONE_PROVIDER);
            Duration busy = knock(hub, admin, adminToken);

            System.out.printf("doors: %d ms on an idle hub, %d ms while calls hang%n", idle.toMillis(), busy.toMillis());
            assertThat(hanging).as("all of them hang still, and no provider has more than half of the places").hasValue(OF_ONE_PROVIDER);
            assertThat(calls).filteredOn(CompletableFuture::isDone).allSatisfy(SlowProviderIT::assertBusy);
            released.countDown();
            List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeGreaterThanOrEqualTo(OF_ONE_PROVIDER)
                    .allSatisfy(answer -> assertThat(JSON.readTree(answer.body()).at("/result/isError").asBoolean(true)).as(answer.body()).isFalse());
            assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 429));
        } finally {
            released.countDown();
            slack.stop(0);
        }
    }

    private static void assertBusy(CompletableFuture<HttpResponse<String>> call) {
        HttpResponse<String> answer = call.join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    private static List<String> people(HubUser admin) throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            HubUser person = admin.create("person" + i + "@example.com");
            person.connect("slack", "xoxp-stand-in-of-person-" + i);
            tokens.add(person.token("calls"));
        }
        return tokens;
    }

    /** Every door once: readiness, a page, signing in, REST, and one of the hub's own tools. */
    private Duration knock(HubProcess hub, HubUser admin, String token) throws Exception {
        long begun = System.nanoTime();
        assertThat(hub.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(hub.get("/login").statusCode()).isEqualTo(200);
        HubUser.admin(hub);
        assertThat(admin.get("/integrations").isEmpty()).isFalse();
        HttpResponse<String> own = http.send(call(hub, token, "hub.integrations.list", "{}"), HttpResponse.BodyHandlers.ofString());
        JsonNode result = JSON.readTree(own.body()).path("result");
        assertThat(result.path("isError").asBoolean(true)).as(own.body()).isFalse();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static HttpRequest call(HubProcess hub, String token, String tool, String arguments) {
        return HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}"))
                .build();
    }

    /** Slack's wire, on which every post hangs until it is released. */
    private HttpServer slowSlack() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "slow-slack");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/api/", exchange -> answer(exchange, "{\"ok\":true}"));
        server.createContext("/api/auth.test", exchange -> answer(exchange,
                "{\"ok\":true,\"url\":\"https://example.slack.com/\",\"team\":\"Example\",\"user\":\"ada\",\"team_id\":\"T000TEAMX1\",\"user_id\":\"U000ADAEX1\"}"));
        server.createContext("/api/chat.postMessage", this::hang);
        server.start();
        return server;
    }

    private void hang(HttpExchange exchange) throws IOException {
        hanging.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, "{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
