package io.mcphub.cluster;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.PostgresqlServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One node: the real jar with a folder, a port and a way to the database of its own, which all outlive its process. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final boolean optimising;
    private final String name;
    private final Path folder;
    private final Forwarder way;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = HubProcess.freePort();
    private HubProcess process;

    /** @param optimising whether it starts later and then costs what it costs in production */
    Node(String name, Path parent, ClusterDatabase database, Map<String, String> shared, boolean optimising) throws IOException {
        this.name = name;
        this.optimising = optimising;
        folder = Files.createDirectory(parent.resolve(name));
        way = new Forwarder(database.port());
        environment = new HashMap<>(shared);
        environment.putAll(Map.of("HTTP_PORT", String.valueOf(port), "NODE_ID", name, "DATABASE_URL", PostgresqlServer.address(database.through(way.port()))));
    }

    String name() {
        return name;
    }

    URI uri() {
        return process.uri();
    }

    int port() {
        return port;
    }

    HubProcess process() {
        return process;
    }

    Forwarder way() {
        return way;
    }

    Node start() {
        process = optimising ? HubProcess.startOptimising(folder, environment) : HubProcess.start(folder, environment);
        return this;
    }

    /** As {@code kill -9}: of the JVM that serves, and of the one that started it. */
    void kill() throws InterruptedException {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        process.launcher().destroyForcibly();
        process.exitCode();
    }

    /** Asks it to end, with SIGTERM, and waits until it has. */
    void stop() throws InterruptedException {
        process.launcher().destroy();
        process.exitCode();
    }

    /** Whether it says that it is ready, within some seconds. */
    boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(process.uri().resolve("/health/ready")).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException goneOrLate) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        way.close();
    }
}
