package io.mcphub.integrations.telegram.fake;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Telegram's real library, once {@code npm ci} was run in {@code docker/tdlib}. */
public final class RealLibrary {
    private static final Path FILE = Path.of("docker", "tdlib", "node_modules", "@prebuilt-tdlib", "linux-x64-glibc", "libtdjson.so").toAbsolutePath();

    private RealLibrary() {}

    /** The file. Skips the test if it is not there, or fails if {@code CI_REQUIRE_NODE} is set. */
    public static Path require() {
        if (!Files.isReadable(FILE)) {
            String missing = "Telegram's library is missing; run npm ci in docker/tdlib (docs/decisions/0017)";
            if (everythingMustRun()) {
                throw new IllegalStateException(missing);
            }
            Assumptions.abort(missing);
        }
        return FILE;
    }

    /** Whether this is the run that leaves nothing out. */
    public static boolean everythingMustRun() {
        return System.getenv("CI_REQUIRE_NODE") != null;
    }
}
