package io.mcphub.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.Cancellation;
import io.mcphub.testing.LogLines;
import io.mcphub.testing.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEngineTest {
    private static final HttpRules RULES = HttpRules.api("Example", Reach.OPERATORS_HOST);
    private static final MediaType JSON = MediaType.get("application/json");

    private final TestEngine engine = new TestEngine();
    private @Nullable RawServer server;

    @AfterEach
    void stop() throws IOException {
        engine.stop();
        if (server != null) {
            server.close();
        }
    }

    private void serves(IntFunction<@Nullable String> script) throws IOException {
        server = new RawServer(script);
    }

    private Request.Builder request() {
        return new Request.Builder().url(server.url() + "/projects/7.json?search=confidential").header("Authorization", "Bearer synthetic-token-12345");
    }

    private String send(HttpRules rules, Request request) throws IOException {
        try (Response response = engine.client(rules).newCall(request).execute()) {
            return response.code() + " " + response.body().string();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void requestWhenTheConnectionIsClosedAfterItWasReadThenNotRepeated(String method) throws IOException {
        serves(number -> null);
        assertThatThrownBy(() -> send(RULES, request().method(method, method.equals("GET") ? null : body()).build())).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    /** The usual way in which a client repeats a write without asking: the connection came from the pool. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void requestWhenAPooledConnectionIsClosedAfterItWasReadThenNotRepeated(String method) throws IOException {
        serves(number -> number == 1 ? RawServer.json("{}") : null);
        send(RULES, request().build());
        assertThatThrownBy(() -> send(RULES, request().method(method, method.equals("GET") ? null : body()).build())).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(2);
    }

    /** OkHttp repeats these by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"503 Service Unavailable\r\nRetry-After: 0", "408 Request Timeout"})
    void requestWhenAnAnswerInvitesToRepeatThenNotRepeated(String status) throws IOException {
        serves(number -> "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
        assertThat(send(RULES, request().post(body()).build())).startsWith(status.substring(0, 3));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void requestWhenRedirectedThenNotFollowed(int status) throws IOException {
        serves(number -> "HTTP/1.1 " + status + " Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        assertThat(send(RULES, request().build())).startsWith(String.valueOf(status));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void requestWhenCookiesWereSetThenTheNextHasNone() throws IOException {
        serves(number -> RawServer.json("{}").replace("Content-Type", "Set-Cookie: session=ada\r\nContent-Type"));
        send(RULES, request().build());
        try (Response response = engine.client(RULES).newCall(request().build()).execute()) {
            assertThat(response.networkResponse().request().header("Cookie")).isNull();
        }
    }

    @Test
    void publicWhenTheHostIsOnThisMachineThenNothingIsSent() throws IOException {
        serves(number -> RawServer.json("{}"));
        HttpRules rules = HttpRules.api("Example", Reach.PUBLIC);
        assertThatThrownBy(() -> send(rules, request().build())).isInstanceOf(UnknownServiceException.class);
        assertThatThrownBy(() -> send(rules, request().url("https://127.0.0.1:" + server.port() + "/").build())).hasMessage("not on the public internet");
        assertThatThrownBy(() -> send(rules, request().url("https://localhost:" + server.port() + "/").build())).hasMessage("not on the public internet");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void answerWhenLongerThanAllowedThenEndedAndJustThatIsRead() throws IOException {
        serves(number -> RawServer.json("x".repeat(number == 1 ? 100 : 101)));
        HttpRules rules = HttpRules.files("Example", Reach.OPERATORS_HOST, 100);
        assertThat(send(rules, request().build())).hasSize("200 ".length() + 100);
        assertThatThrownBy(() -> send(rules, request().build())).isInstanceOf(AnswerTooLong.class);
    }

    @Test
    void answerWhenItsBodyNeverEndsThenGivenUpAfterTheLimitInAll() throws IOException {
        serves(number -> "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
        engine.within(Duration.ofSeconds(60), Duration.ofMillis(300));
        assertThatThrownBy(() -> send(RULES, request().build())).isInstanceOf(IOException.class);
    }

    @Test
    void requestWhenItsCallerNoLongerWaitsThenEnded() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        serves(number -> {
            read.countDown();
            return await(never);
        });
        Gone gone = new Gone();
        Thread leaving = new Thread(() -> {
            await(read);
            gone.action.run();
        });
        leaving.start();
        assertThatThrownBy(() -> Cancellation.during(gone, () -> {
            try {
                return send(RULES, request().build());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        })).rootCause().isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
        never.countDown();
        leaving.join();
    }

    private static final class Gone implements Cancellation.Signal {
        private volatile Runnable action = () -> {};

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable end) {
            action = end;
        }
    }

    @Test
    void logWhenAFailureIsJsonThenMethodStatusAndMembersOnly() throws IOException {
        serves(number -> RawServer.json("{\"error\":\"confidential\",\"in\\nner\":{\"deep\":1},\"list\":[{\"deep\":2}]}").replace("200 OK", "502 Bad"));
        assertThat(warning(request().post(body()).build())).isEqualTo("Example: POST 127.0.0.1/projects/7.json answered 502, JSON with the members error, in\\u000aner, list");
    }

    @Test
    void logWhenASuccessIsNoJsonThenTypeLengthAndTheBeginningInOneLine() throws IOException {
        String page = "<p>\u202e\r\n" + "y".repeat(300);
        serves(number -> RawServer.json(page).replace("application/json", "text/html"));
        assertThat(warning(request().build()))
                .isEqualTo("Example: GET 127.0.0.1/projects/7.json answered 200, text/html, 308 bytes: \"<p>\\u202e\\u000d\\u000a" + "y".repeat(194) + '"');
    }

    @Test
    void logWhenAPageRepeatsWhatWasSentThenItIsLeftOut() throws IOException {
        serves(number -> RawServer.json("saw Bearer synthetic-token-12345 and \"refresh-secret-9\"").replace("application/json", "text/plain"));
        assertThat(warning(request().post(body()).build())).endsWith(": \"saw Bearer … and \"…\"\"");
    }

    @Test
    void logWhenARefusalOrASuccessIsAsItShouldBeThenNoWarning() throws IOException {
        serves(number -> number == 1 ? RawServer.json("{}") : RawServer.json("[]").replace("200 OK", "404 Not Found"));
        try (LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            send(RULES, request().build());
            send(RULES, request().build());
            assertThat(lines.warnings()).isEmpty();
            assertThat(String.join("\n", lines.all())).contains("GET 127.0.0.1/projects/7.json answered 200 after").doesNotContain("confidential", "synthetic-token");
        }
    }

    @Test
    void logWhenAFilesAddressIsAskedThenItsPathIsNotTold() throws IOException {
        serves(number -> RawServer.json("").replace("200 OK", "302 Found"));
        try (LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            send(HttpRules.files("Example", Reach.OPERATORS_HOST, 100), request().build());
            assertThat(lines.warnings()).hasSize(1);
            assertThat(String.join("\n", lines.all())).doesNotContain("projects");
        }
    }

    @Test
    void logWhenAnApiCannotBeReachedThenWarnsOfTheCause() {
        try (LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            engine.resolving(host -> {
                throw new UnknownHostException(host);
            });
            Request away = new Request.Builder().url("http://api.example.com/projects/7.json?search=confidential").build();

            assertThatThrownBy(() -> send(RULES, away)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> send(HttpRules.files("Example", Reach.OPERATORS_HOST, 100), away)).isInstanceOf(IOException.class);

            assertThat(lines.warnings()).singleElement().asString().matches("Example: GET api.example.com/projects/7.json failed after \\d+ ms: UnknownHostException");
        }
    }

    @Test
    void logWhenTheCallerHasGoneThenNoWarning() throws IOException {
        serves(number -> RawServer.json("{}"));
        Cancellation.Switch caller = new Cancellation.Switch();
        caller.cancel();
        try (LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            assertThatThrownBy(() -> Cancellation.during(caller, () -> sendUnchecked(request().build()))).isInstanceOf(UncheckedIOException.class);
            assertThat(lines.warnings()).isEmpty();
        }
    }

    private String sendUnchecked(Request request) {
        try {
            return send(RULES, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String warning(Request request) throws IOException {
        try (LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            send(RULES, request);
            assertThat(lines.warnings()).hasSize(1);
            return lines.warnings().get(0);
        }
    }

    private static RequestBody body() {
        return RequestBody.create("{\"token\":\"refresh-secret-9\"}", JSON);
    }

    private static @Nullable String await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
