package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code subscriptions/listen} at the real jar, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListenIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String TOOLS = "\"notifications\":{\"toolsListChanged\":true}";
    private static final String CHANGED = "notifications/tools/list_changed";
    /** As many as {@link SharedHub#LOCAL} allows. */
    private static final int PER_USER = 110;

    private final HubProcess hub = SharedHub.LOCAL.process();

    @BeforeAll
    void answers() {
        SlackWire.take();
    }

    @Test
    void streamWhenAccountsComeAndGoThenEachChangeIsToldAndItEndsWithTheToken() {
        HubUser ada = SharedHub.LOCAL.person("ada");
        String token = ada.token("listens");
        try (RawHttp stream = listen(token, "\"s1\"")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(stream.header("X-Accel-Buffering")).contains("no");
            assertThat(stream.text()).doesNotContain(CHANGED);

            connect(ada);
            assertThat(stream.until(CHANGED, SOON)).contains("\"io.modelcontextprotocol/subscriptionId\":\"s1\"");
            String before = stream.text();
            ada.send("POST", "/integrations/slack/disconnect", "{}", 204);
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(count(more(stream), CHANGED)).isGreaterThan(count(before, CHANGED)));

            JsonNode tokens = ada.send("GET", "/auth/personal_tokens", null, 200);
            ada.send("DELETE", "/auth/personal_tokens/" + tokens.findValuesAsText("id").get(0), null, 204);
            assertEnded(stream, "\"s1\"");
        }
    }

    @Test
    void streamWhenItsPersonIsBlockedThenItEnds() {
        HubUser eve = SharedHub.LOCAL.person("eve");
        try (RawHttp stream = listen(eve.token("listens"), "7")) {
            SharedHub.LOCAL.admin().send("PATCH", "/api/admin/users/" + eve.id(), "{\"active\":false}", 200);
            assertEnded(stream, "7");
        }
    }

    @Test
    void streamWhenTheClientOffersHttp2ThenItWorksAllTheSame() throws Exception {
        HubUser hal = SharedHub.LOCAL.person("hal");
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{" + TOOLS + "," + McpFixture.MODERN_META + "}}";
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + hal.token("listens")).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "subscriptions/listen")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        for (int i = 0; i < 2; i++) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type")).as(answer.version() + " " + answer.headers().map()).contains("text/event-stream");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("event: message");
                assertThat(lines.readLine()).contains("acknowledged");
            }
        }
    }

    @Test
    @Tag("once")
    void streamsWhenFiveHundredAreIdleThenTheyCostNoThreadsAndAllAreTold() throws Exception {
        List<HubUser> people = new ArrayList<>();
        List<RawHttp> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                people.add(SharedHub.LOCAL.person("listener"));
            }
            listen(people.get(0).token("first"), "0").close();
            long threads = inProc("Threads");
            long memory = inProc("VmRSS");
            for (HubUser person : people) {
                String token = person.token("listens");
                for (int i = 0; i < 100; i++) {
                    streams.add(listen(token, String.valueOf(i)));
                }
            }
            long more = inProc("Threads") - threads;
            long megabytes = (inProc("VmRSS") - memory) / 1024;
            System.out.println("500 idle streams: " + more + " more threads than " + threads + ", " + megabytes + " MB more");
            assertThat(more).isLessThanOrEqualTo(10);
            assertThat(megabytes).isLessThan(200);

            people.forEach(this::connect);
            streams.forEach(stream -> stream.until(CHANGED, SOON));
            streams.forEach(stream -> stream.until(": keepalive", SOON));
            assertThat(inProc("Threads") - threads).isLessThanOrEqualTo(15);

            // They who go without a word are noticed by the comments, and their slots are free again.
            String token = people.get(0).token("again");
            List<RawHttp> filling = fill(token);
            streams.subList(0, 100).forEach(RawHttp::close);
            Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                RawHttp next = open(token, "1");
                streams.add(next);
                assertThat(next.status()).isEqualTo(200);
            });
            streams.addAll(filling);
        } finally {
            streams.forEach(RawHttp::close);
        }
    }

    /** Up to the limit, and one more. */
    private List<RawHttp> fill(String token) {
        List<RawHttp> opened = new ArrayList<>();
        for (int i = 0; i < PER_USER; i++) {
            RawHttp next = open(token, String.valueOf(i));
            if (next.status() == 429) {
                assertThat(next.header("Retry-After")).isPresent();
                assertThat(next.until("}}", SOON)).contains("-32603");
                next.close();
                return opened;
            }
            opened.add(next);
        }
        throw new AssertionError("no limit");
    }

    private static void assertEnded(RawHttp stream, String id) {
        assertThat(stream.until("\r\n0\r\n\r\n", SOON)).contains("\"id\":" + id + ",\"result\":{\"resultType\":\"complete\"");
    }

    private RawHttp listen(String token, String id) {
        return new McpWire(hub.port(), token).listen(id);
    }

    private RawHttp open(String token, String id) {
        return new McpWire(hub.port(), token).modern(id, "subscriptions/listen", null, TOOLS);
    }

    private void connect(HubUser person) {
        person.connect("slack", "xoxp-stand-in-of-a-listener");
    }

    private static String more(RawHttp stream) {
        try {
            return stream.until("\u0000", Duration.ofMillis(200));
        } catch (AssertionError soFar) {
            return stream.text();
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private long inProc(String name) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + hub.pid() + "/status")).stream()
                .filter(l -> l.startsWith(name + ":"))
                .map(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
