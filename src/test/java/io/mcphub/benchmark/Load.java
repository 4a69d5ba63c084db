package io.mcphub.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** A load generator: some kept-alive connections, each with one request at a time. It costs little beside the server it measures. */
public final class Load {
    static final String TYPE = "Content-Type";

    private static final int BUFFER = 65_536;

    private final int port;
    private final int connections;

    public Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * What is sent, and when an answer counts.
     *
     * @param name how it is called in the table
     * @param path the path
     * @param headers besides the usual ones
     * @param body by the number of the request
     * @param good what the answer's body must be
     */
    public record Scenario(String name, String path, Map<String, String> headers, LongFunction<String> body, Predicate<String> good) {
        byte[] request(long number) {
            byte[] content = body.apply(number).getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            if (!headers.containsKey(TYPE)) {
                head.append(TYPE).append(": application/json\r\n");
            }
            headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            byte[] lines = head.append("Content-Length: ").append(content.length).append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = new byte[lines.length + content.length];
            System.arraycopy(lines, 0, all, 0, lines.length);
            System.arraycopy(content, 0, all, lines.length, content.length);
            return all;
        }
    }

    /** Requests for that long. An answer that is not good ends the run, because it would measure something else. */
    public Sample during(Scenario scenario, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        return all(scenario, () -> System.nanoTime() < end);
    }

    /** So many requests over all connections. */
    void warmUp(Scenario scenario, int requests) throws Exception {
        AtomicInteger left = new AtomicInteger(requests);
        all(scenario, () -> left.getAndDecrement() > 0);
    }

    /**
     * Good answers.
     *
     * @param latencies how long each took
     * @param seconds how long all took together
     */
    public record Sample(Latencies latencies, double seconds) {
        /** How many came in a second. */
        public double perSecond() {
            return latencies.count() / seconds;
        }
    }

    private Sample all(Scenario scenario, BooleanSupplier more) throws Exception {
        long start = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                long first = start % 1_000_000 * 1_000_000 + i * 10_000_000L;
                running.add(workers.submit(() -> work(scenario, first, more)));
            }
            List<Latencies> parts = new ArrayList<>();
            for (Future<Latencies> worker : running) {
                parts.add(worker.get());
            }
            return new Sample(Latencies.of(parts), (System.nanoTime() - start) / 1e9);
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    /** So many requests over one connection, one after the other. */
    void exactly(Scenario scenario, int requests) throws IOException {
        long first = System.nanoTime();
        int sent = 0;
        while (sent < requests) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                for (boolean open = true; open && sent < requests; sent++) {
                    open = exchange(scenario, first + sent, socket, in).keptAlive();
                }
            }
        }
    }

    /** What a GET without credentials answers. */
    String get(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return Answer.read(new BufferedInputStream(socket.getInputStream())).body();
        }
    }

    /** The body of one answer. */
    public String once(Scenario scenario) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return exchange(scenario, 0, socket, new BufferedInputStream(socket.getInputStream())).body();
        }
    }

    /** The server closes a connection after some requests: then there is another. */
    private Latencies work(Scenario scenario, long first, BooleanSupplier more) throws IOException {
        Latencies latencies = new Latencies();
        long number = first;
        boolean wanted = more.getAsBoolean();
        while (wanted) {
            try (Socket socket = connected()) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                for (boolean open = true; open && wanted; wanted = more.getAsBoolean()) {
                    long sent = System.nanoTime();
                    open = exchange(scenario, number++, socket, in).keptAlive();
                    latencies.add(System.nanoTime() - sent);
                }
            }
        }
        return latencies;
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        return socket;
    }

    private static Answer exchange(Scenario scenario, long number, Socket socket, InputStream in) throws IOException {
        socket.getOutputStream().write(scenario.request(number));
        Answer answer = Answer.read(in);
        if (answer.status() != 200 || !scenario.good().test(answer.body())) {
            throw new IllegalStateException(scenario.name() + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
