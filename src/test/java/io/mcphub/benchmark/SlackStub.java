package io.mcphub.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Slack's Web API as far as one post needs it, as fast as a process of its own on this machine can be. */
public final class SlackStub implements AutoCloseable {
    private static final String ACCOUNT = """
            {"ok":true,"url":"https://example.slack.com/","team":"Example","user":"ada","team_id":"T000TEAMX1","user_id":"U000ADAEX1"}""";
    private static final String POSTED = """
            {"ok":true,"channel":"C000GENEX1","ts":"1767261600.000100","message":{"text":"hello"}}""";

    static {
        // Head and body are two writes: without this each answer waits for a delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    public SlackStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/api/auth.test", exchange -> answer(exchange, ACCOUNT));
        server.createContext("/api/chat.postMessage", exchange -> answer(exchange, POSTED));
        server.start();
    }

    /** What {@code SLACK_API_URL} is. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/api/";
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
