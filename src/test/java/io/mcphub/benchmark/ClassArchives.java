package io.mcphub.benchmark;

import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the first start of a hub leaves to later ones. */
final class ClassArchives {
    private static final int MINUTES = 15;

    private ClassArchives() {}

    /** Waits until this hub has made its archive of classes. */
    static void await(Path cache, HubProcess hub) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES); !isIn(cache);) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("there is no archive of classes: " + hub.stderr());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean isIn(Path cache) throws IOException {
        try (Stream<Path> hubs = Files.list(cache)) {
            return hubs.anyMatch(hub -> Files.exists(hub.resolve("classes.jsa")));
        }
    }
}
