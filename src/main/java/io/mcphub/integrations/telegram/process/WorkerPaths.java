package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.sessions.SessionFolders;
import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a worker needs: the library, the classes of this application, and a folder from which it may load native code. */
@ApplicationScoped
public class WorkerPaths {
    /** An engine in Java instead of the native library, as a service of {@code Tdlib}. */
    private static final String JAR = ".jar";

    @Inject
    HubConfig config;

    @Inject
    SessionFolders folders;

    private volatile @Nullable ServletContext application;

    /** The event carries the application. An injected one would be there during requests only. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        application = start instanceof ServletContext context ? context : null;
    }

    /** The file that {@code TDLIB_PATH} names. */
    Optional<Path> library() {
        return config.value("TDLIB_PATH").map(path -> Path.of(path).toAbsolutePath());
    }

    /** Whether the library is a jar, which runs anywhere. */
    boolean isJar() {
        return library().filter(path -> path.toString().endsWith(JAR)).isPresent();
    }

    /** The classes and the native binding of the deployed application, and the library if it is a jar. */
    String classPath() {
        String own = deployed("/WEB-INF/classes") + File.pathSeparator + binding();
        return isJar() ? own + File.pathSeparator + library().orElseThrow() : own;
    }

    /**
     * A folder for the part of the binding that is native code: below the data folder, because {@code /tmp} may be mounted noexec.
     * What killed workers left there is removed.
     */
    Path nativeFolder() {
        Path folder = folders.ownerOnly("native");
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Where the worker's fatal errors go. */
    Path errors() {
        return folders.ownerOnly("worker").resolve("errors.log");
    }

    private Path binding() {
        try (Stream<Path> jars = Files.list(deployed("/WEB-INF/lib"))) {
            List<Path> found = jars.filter(jar -> jar.getFileName().toString().matches("jna-[0-9.]+\\.jar")).sorted(Comparator.reverseOrder()).toList();
            return found.stream().findFirst().orElseThrow(() -> new IllegalStateException("the application carries no jna"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path deployed(String place) {
        ServletContext context = application;
        String path = context == null ? null : context.getRealPath(place);
        if (path == null) {
            throw new IllegalStateException("the server has not unpacked the application, so no process can use its classes");
        }
        return Path.of(path);
    }
}
