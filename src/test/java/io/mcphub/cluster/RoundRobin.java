package io.mcphub.cluster;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** nginx with the file of {@code docker/proxies}, without TLS, in front of several nodes in turns: no request is bound to a node. */
final class RoundRobin implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final int port;
    private final Path folder;
    private Process process;

    /** One that will listen on this port. */
    RoundRobin(int port) throws IOException {
        this.port = port;
        folder = Files.createTempDirectory("round-robin");
    }

    /** One on any port. */
    RoundRobin() throws IOException {
        this(HubProcess.freePort());
    }

    /** Skips the test, or fails where {@code CI_REQUIRE_PROXIES} is set, if nginx is not installed. */
    static void require() {
        assumeThat(Files.isExecutable(PROGRAM) || System.getenv("CI_REQUIRE_PROXIES") != null).as(PROGRAM + " is not installed").isTrue();
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it; again with other nodes, if it runs. */
    RoundRobin start(List<Integer> nodes) throws IOException, InterruptedException {
        close();
        Path file = Files.writeString(folder.resolve("proxy.conf"), configuration(nodes));
        process = new ProcessBuilder(PROGRAM.toString(), "-c", file.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::listens);
        return this;
    }

    private String configuration(List<Integer> nodes) throws IOException {
        String documented = Files.readString(Path.of("docker", "proxies", "nginx.conf"));
        String server = documented.substring(0, documented.lastIndexOf("server {"))
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
                .replaceAll("(?m)^ *(ssl_|listen \\[).*$", "")
                .replace("http://127.0.0.1:8000", "http://hub");
        String upstream = nodes.stream().map(node -> " server 127.0.0.1:" + node + ";").collect(Collectors.joining("", "upstream hub {", " }\n"));
        return "user root; daemon off; pid " + folder + "/pid; error_log stderr;\nevents { worker_connections 8192; }\nhttp { access_log off;\n" + temporary() + upstream + server + "}";
    }

    private String temporary() {
        return List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream().map(what -> what + "_temp_path " + folder + "/" + what + ";\n").collect(Collectors.joining());
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
