package io.mcphub.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of {@code src/test/conformance}, once {@code npm ci} was run there. They need a node that comes as a
 * package too. Without them these tests are skipped, unless {@code CI_REQUIRE_NODE} is set: then that is a failure.
 */
public final class NodePackages {
    private static final Path FOLDER = Path.of("src", "test", "conformance").toAbsolutePath();

    private NodePackages() {}

    /** Skips the test class with one line, or fails, if the packages are not there. */
    public static void require() {
        if (node().isPresent()) {
            return;
        }
        String missing = "the npm packages are missing; run npm ci in src/test/conformance (docs/decisions/0009)";
        if (System.getenv("CI_REQUIRE_NODE") != null) {
            throw new IllegalStateException(missing);
        }
        System.out.println("skipped: " + missing);
        Assumptions.abort(missing);
    }

    /**
     * How a program ended.
     *
     * @param exit its exit code
     * @param output what it wrote, errors included
     */
    record Outcome(int exit, String output) {}

    /** Runs a script or a package's program under node, both named relative to the folder. */
    static Outcome run(Duration patience, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), file(program)));
        command.addAll(List.of(arguments));
        return run(patience, Path.of(System.getProperty("java.io.tmpdir")), command);
    }

    /** Runs any program in the folder, with a home of its choice and hardly a variable. */
    static Outcome run(Duration patience, Path home, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "TMPDIR"));
        builder.environment().putAll(Map.of("HOME", home.toAbsolutePath().toString(), "NO_COLOR", "1"));
        Process process = builder.start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(command + " does not end: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Node itself. */
    public static String program() {
        return node().orElseThrow().toString();
    }

    /** A file of the folder, as an absolute path. */
    public static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    /** A Python that has what {@code requirements.txt} names, if {@code .ci/run} could install it. */
    static Optional<Path> python() {
        return Optional.of(Path.of("target", "python", "bin", "python").toAbsolutePath()).filter(Files::isExecutable);
    }

    /** The version of a package that {@code requirements.txt} names. */
    static String requirement(String name) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("requirements.txt"))) {
            return lines.filter(line -> line.startsWith(name + "==")).map(line -> line.substring(name.length() + 2)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The package of a program for this machine; opencode's needs no processor of the last years. */
    static String forMachine(String program) {
        return program + "-" + machine() + (program.equals("opencode") && machine().equals("linux-x64") ? "-baseline" : "");
    }

    /** What packages for one kind of machine call this one. */
    private static String machine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return system + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");
    }

    private static Optional<Path> node() {
        return Optional.of(FOLDER.resolve("node_modules/node-" + machine() + "/bin/node")).filter(Files::isExecutable);
    }
}
