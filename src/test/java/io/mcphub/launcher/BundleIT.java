package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the build packed into {@code target/mcp-hub.jar}. */
class BundleIT {
    private static final Path JAR = Path.of("target", "mcp-hub.jar");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 1, 12, 0);

    @Test
    void entriesOfTheJarAndTheWarHaveOneTime() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile()); InputStream content = jar.getInputStream(jar.getEntry("MICRO-INF/deploy/ROOT.war")); ZipInputStream war = new ZipInputStream(content)) {
            assertThat(jar.stream()).isNotEmpty().allSatisfy(BundleIT::hasTheTime);
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                hasTheTime(entry);
            }
        }
    }

    /** CI builds the same sources elsewhere first, with other permissions and in another time zone, and says what came out. */
    @Test
    void jarIsTheSameAsOfABuildElsewhere() throws Exception {
        String elsewhere = System.getProperty("hub.jar.sha256", sha256());

        assertThat(sha256()).isEqualTo(elsewhere);
    }

    private static void hasTheTime(ZipEntry entry) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(TIME);
    }

    private static String sha256() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(JAR)));
    }
}
