package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the build packed into {@code target/mcp-hub.jar}. */
class BundleIT {
    private static final Path JAR = Path.of("target", "mcp-hub.jar");
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+?)-(\\d[^/]*?)(?:-jakarta)?\\.jar");
    private static final String RUNTIME = "MICRO-INF/runtime/";
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

    @Test
    void licenseAndNoticeCoverTheHubTheWarAndTheServer() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            String notice = text(jar, "META-INF/THIRD-PARTY.txt");

            assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
            assertThat(serverFiles(jar)).hasSizeGreaterThan(300).allSatisfy(name -> assertThat(notice).contains("\n" + name + ": " + declaredLicense(jar, name)));
            assertThat(libraries(jar)).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(notice).contains(name));
        }
    }

    private static List<String> serverFiles(ZipFile jar) {
        return jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(RUNTIME) && name.endsWith(".jar")).map(name -> name.substring(RUNTIME.length())).toList();
    }

    /** {@code artifact:version} of every library in the WAR, from the names of the files. */
    private static List<String> libraries(ZipFile jar) throws IOException {
        List<String> libraries = new ArrayList<>();
        try (ZipInputStream war = new ZipInputStream(jar.getInputStream(jar.getEntry("MICRO-INF/deploy/ROOT.war")))) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                Matcher library = LIBRARY.matcher(entry.getName());
                if (library.matches()) {
                    libraries.add(":" + library.group(1) + ":" + library.group(2) + " ");
                }
            }
        }
        return libraries;
    }

    private static String declaredLicense(ZipFile jar, String name) {
        try (JarInputStream server = new JarInputStream(jar.getInputStream(jar.getEntry(RUNTIME + name)))) {
            Manifest manifest = server.getManifest();
            return manifest == null ? "" : Objects.requireNonNullElse(manifest.getMainAttributes().getValue("Bundle-License"), "").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void hasTheTime(ZipEntry entry) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(TIME);
    }

    private static String sha256() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(JAR)));
    }
}
