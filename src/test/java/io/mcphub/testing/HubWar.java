package io.mcphub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Copies of {@code target/mcp-hub.jar} whose WAR holds more classes: test code in the very server that ships, which stays as it is. */
public final class HubWar {
    private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();
    private static final String WAR = "/MICRO-INF/deploy/ROOT.war";

    private HubWar() {}

    /** The hub, the integrations that tests bring (that of the conformance suite, and the example), and what it is compared with. */
    static Path withTestIntegrations() {
        return with("mcp-hub-tested", "io/mcphub/conformance/fixture", "io/mcphub/integrations/example", "io/mcphub/benchmark/server");
    }

    /** The hub and the classes of some test packages, in a file of this JVM's own that ends with it. */
    public static Path with(String name, String... packages) {
        try {
            Path jar = Files.createTempFile(HubProcess.JAR.getParent(), name + "-", ".jar");
            jar.toFile().deleteOnExit();
            Files.copy(HubProcess.JAR, jar, StandardCopyOption.REPLACE_EXISTING);
            Path war = Files.createTempFile("hub", ".war");
            try (FileSystem bundle = FileSystems.newFileSystem(jar)) {
                Files.copy(bundle.getPath(WAR), war, StandardCopyOption.REPLACE_EXISTING);
                add(war, packages);
                Files.copy(war, bundle.getPath(WAR), StandardCopyOption.REPLACE_EXISTING);
                declare(bundle, packages);
            } finally {
                Files.delete(war);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher reads lies beside it too, as in the build. */
    private static void declare(FileSystem bundle, String... packages) throws IOException {
        for (String each : packages) {
            Path declaration = TEST_CLASSES.resolve(each).resolve("connector.properties");
            if (Files.exists(declaration)) {
                Path target = bundle.getPath("/").resolve(each).resolve("connector.properties");
                Files.createDirectories(target.getParent());
                Files.copy(declaration, target);
            }
        }
    }

    private static void add(Path war, String... packages) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(war)) {
            for (String each : packages) {
                add(archive.getPath("/WEB-INF/classes"), each);
            }
        }
    }

    private static void add(Path classes, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(TEST_CLASSES.resolve(folder))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = classes.resolve(TEST_CLASSES.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
