package io.mcphub.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * {@code target/mcp-hub.jar} in a process of its own, on a free port, with its data in a given folder and only the environment
 * variables that a JVM needs. Closing it ends that process and no other.
 */
public final class HubProcess implements AutoCloseable {
    /** What the build made. */
    static final Path JAR = Path.of("target", "mcp-hub.jar").toAbsolutePath();
    /** All hubs of a build start from one cache, which one of the first makes. */
    private static final Path STARTS = Path.of("target", "starts").toAbsolutePath();
    /**
     * Faster starts for short runs: in one JVM, because what a second one learns for the next start costs more than a test saves. The hub
     * ends with the process of the tests.
     */
    private static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dhub.end-with-parent=true", "-Dhub.java-opts-taken=true");
    /** How long a start may take on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern PASSWORD = Pattern.compile("sign in as (\\S+) with password in (.+)");

    private final Process process;
    private final Path folder;
    private final int port;
    /** Read when the hub is ready, because the first sign-in deletes the file. */
    private Optional<String> adminPassword = Optional.empty();

    private HubProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it and returns at once; for starts that are meant to fail. */
    public static HubProcess launch(Path folder, Map<String, String> environment, String... arguments) {
        return launch(JAR, SOON, folder, environment, arguments);
    }

    /** The same with another jar and other options of the JVM. */
    public static HubProcess launch(Path jar, List<String> jvm, Path folder, Map<String, String> environment, String... arguments) {
        Map<String, String> variables = new HashMap<>(TestProduct.chosen().environment(folder));
        variables.put("START_CACHE", STARTS.toString());
        variables.putAll(environment);
        int port = Integer.parseInt(variables.computeIfAbsent("HTTP_PORT", name -> String.valueOf(freePort())));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectOutput(folder.resolve("stdout.txt").toFile()).redirectError(folder.resolve("stderr.txt").toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(variables);
        try {
            return new HubProcess(builder.start(), folder, port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and waits for the ready line. */
    public static HubProcess start(Path folder, Map<String, String> environment) {
        return start(JAR, folder, environment);
    }

    /** The same with another jar, such as one of {@link HubWar}. */
    public static HubProcess start(Path jar, Path folder, Map<String, String> environment) {
        return started(launch(jar, SOON, folder, environment));
    }

    /** With all compilers of the JVM, as in production: starts later and then hashes passwords five times as fast. */
    public static HubProcess startOptimising(Path folder, Map<String, String> environment) {
        return startOptimising(JAR, folder, environment);
    }

    /** The same with another jar. */
    public static HubProcess startOptimising(Path jar, Path folder, Map<String, String> environment) {
        return started(launch(jar, List.of(), folder, environment));
    }

    private static HubProcess started(HubProcess hub) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> hub.isReady() || !hub.process.isAlive());
        } catch (RuntimeException e) {
            hub.close();
            throw e;
        }
        if (!hub.isReady()) {
            throw new IllegalStateException("the hub ended with " + hub.process.exitValue() + ": " + hub.stderr() + "\n" + tail(hub.stdout()));
        }
        hub.adminPassword = hub.printed(2).map(HubProcess::line);
        return hub;
    }

    /** Waits for its end; the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the hub does not end");
        }
        return process.exitValue();
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A GET without credentials. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri().resolve(path)).build());
    }

    /** Any request; redirects are not followed. */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The last line of stdout, once it is the ready line. */
    public String readyLine() {
        List<String> lines = stdout().lines().filter(l -> !l.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** The first admin's address, while the generated password waits. */
    public Optional<String> adminEmail() {
        return printed(1);
    }

    /** The first admin's generated password, if nobody had signed in with it before this start. */
    public Optional<String> adminPassword() {
        return adminPassword;
    }

    /** Where it was started; its data is in {@code data}. */
    public Path folder() {
        return folder;
    }

    /** All that its database holds, of which the file of SQLite also keeps what was deleted. */
    public String stored() {
        return TestProduct.chosen().stored(folder);
    }

    public int port() {
        return port;
    }

    /** The JVM that serves: that of the launcher, or the one that it has started. */
    public long pid() {
        return process.children().filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains("-jar")).mapToLong(ProcessHandle::pid).findFirst().orElse(process.pid());
    }

    /** The process that was started, which need not be the one that serves. */
    public ProcessHandle launcher() {
        return process.toHandle();
    }

    public String stdout() {
        return read("stdout.txt");
    }

    public String stderr() {
        return read("stderr.txt");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listened on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady() {
        return readyLine().startsWith("MCP Hub is ready: ");
    }

    private Optional<String> printed(int group) {
        Matcher matcher = PASSWORD.matcher(readyLine());
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    private static String line(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 8000));
    }
}
