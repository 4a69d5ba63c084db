package io.mcphub.connections;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider on 127.0.0.1 with rotating tokens, and the connector for it: the first use of a refresh token gives the next
 * pair and revokes the old one at once; a used refresh token is refused.
 */
final class RotatingProvider implements Connector, AutoCloseable {
    static final Duration LIFE = Duration.ofHours(12);

    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger refusedRenewals = new AtomicInteger();
    final AtomicInteger refusedCalls = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    volatile int tokenStatus = 200;
    /** Runs in the provider before it answers a renewal. */
    volatile Runnable meanwhile = () -> {};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HubClock clock;
    private int generation = 1;

    RotatingProvider(HubClock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/write", this::write);
        server.createContext("/revoke", exchange -> answer(exchange, 200, revoke()));
        server.start();
    }

    private synchronized String revoke() {
        generation = -1;
        return "";
    }

    private void token(HttpExchange exchange) throws IOException {
        String given = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (tokenStatus != 200) {
            answer(exchange, tokenStatus, "<html>no</html>");
            return;
        }
        String next = rotate(given);
        meanwhile.run();
        answer(exchange, next == null ? 400 : 200, next == null ? "invalid_grant" : next);
    }

    private synchronized @Nullable String rotate(String refreshToken) {
        if (!refreshToken.equals("refresh-" + generation)) {
            refusedRenewals.incrementAndGet();
            return null;
        }
        renewals.incrementAndGet();
        return String.valueOf(++generation);
    }

    private void write(HttpExchange exchange) throws IOException {
        boolean good;
        synchronized (this) {
            good = ("Bearer access-" + generation).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        (good ? writes : refusedCalls).incrementAndGet();
        answer(exchange, good ? 200 : 401, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Another party uses the present refresh token. What is stored then no longer works, unless the new tokens are stored. */
    synchronized RenewedToken renewElsewhere() {
        rotate("refresh-" + generation);
        return pair(generation);
    }

    synchronized boolean isLive(Credential credential) {
        return credential.token().equals(Secret.of("access-" + generation));
    }

    /** A write, which the provider counts. A 401 becomes NOT_CONNECTED, as {@code Connections.call} expects. */
    int act(Credential credential) {
        int status = send("/write", credential.token().reveal(), "").statusCode();
        if (status == 401) {
            throw HubException.of(Problem.NOT_CONNECTED, "refused");
        }
        return status;
    }

    private HttpResponse<String> send(String path, String token, String body) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw HubException.of(Problem.UPSTREAM_UNAVAILABLE, "down", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RenewedToken pair(int number) {
        return new RenewedToken(Secret.of("access-" + number), Secret.of("refresh-" + number), clock.now().plus(LIFE));
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public String description() {
        return "A fake.";
    }

    @Override
    public List<String> connect() {
        return List.of("token");
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        RenewedToken first = pair(1);
        return new ConnectedAccount("account", "ada", first.token(), first.refreshToken(), first.expiresAt(), Map.of());
    }

    @Override
    public RenewedToken refresh(Credential current, Secret refreshToken) {
        HttpResponse<String> answer = send("/token", current.token().reveal(), refreshToken.reveal());
        return switch (answer.statusCode()) {
            case 200 -> pair(Integer.parseInt(answer.body()));
            case 400 -> throw HubException.of(Problem.NOT_CONNECTED, "refused");
            default -> throw HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The provider has a problem.");
        };
    }

    @Override
    public void revoke(Credential credential) {
        send("/revoke", credential.token().reveal(), "");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
