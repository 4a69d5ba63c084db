package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.engine.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the worker's process. It gets no environment, because that holds the hub's secrets. */
@ApplicationScoped
class WorkerCommand {
    /** The JDK that warns in the log of errors when somebody loads native code without having said so (JEP 472). */
    private static final int FIRST_WITH_A_WARNING = 24;

    @Inject
    WorkerPaths paths;

    Process start() throws IOException {
        Path natives = paths.nativeFolder();
        ProcessBuilder builder = new ProcessBuilder(line(natives));
        builder.environment().clear();
        builder.directory(natives.toFile());
        builder.redirectError(paths.errors().toFile());
        return builder.start();
    }

    /** The command with its arguments; native code is unpacked into this folder. */
    List<String> line(Path natives) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= FIRST_WITH_A_WARNING) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.addAll(List.of(
                "-Xmx96m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + paths.errors().resolveSibling("crash.log"),
                "-Djava.io.tmpdir=" + natives,
                "-Djna.tmpdir=" + natives,
                "-Djna.nosys=true",
                "-cp",
                paths.classPath(),
                Worker.class.getName(),
                paths.library().orElseThrow().toString()));
        return line;
    }
}
