package io.mcphub.integrations.telegram.fake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fake as a jar that {@code TDLIB_PATH} may name, so that a worker process runs it instead of the native library. */
public final class FakeLibrary {
    private FakeLibrary() {}

    /** Writes the jar into a folder. */
    public static Path jar(Path folder) {
        Path jar = folder.resolve("fake-tdlib.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            add(out, "META-INF/services/" + Tdlib.class.getName(), FakeTdlib.class.getName().getBytes(StandardCharsets.UTF_8));
            addAll(out, home(FakeTdlib.class), "io/mcphub/integrations/telegram/fake");
            addAll(out, home(FakeTdlib.class), "telegram");
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson, which a worker has not, and the class that configures it. */
    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        String path = Stream.of(ObjectMapper.class, JsonFactory.class, JsonCreator.class, JavaTimeModule.class, Json.class)
                .map(type -> home(type).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        return manifest;
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addAll(JarOutputStream out, Path root, String below) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(below))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                add(out, root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private static void add(OutputStream out, String name, byte[] content) throws IOException {
        ((JarOutputStream) out).putNextEntry(new JarEntry(name));
        out.write(content);
    }
}
