package io.mcphub.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    @TempDir
    Path folder;

    private Path cache;

    @BeforeEach
    void place() {
        cache = folder.resolve("data/cache");
    }

    @Test
    void ofWhenTheFolderIsMissingThenMadeForItsOwnerAlone() throws IOException {
        Path own = new StartCache(cache).of(jar("one"));

        assertThat(permissions(cache)).isEqualTo("rwx------");
        assertThat(permissions(own)).isEqualTo("rwx------");
    }

    @Test
    void cacheWhenOthersMayEnterThenRefused() throws IOException {
        Files.createDirectories(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatThrownBy(() -> new StartCache(cache)).hasMessageContaining("chmod 700");
    }

    @Test
    void cacheWhenItIsALinkThenRefused() throws IOException {
        Files.createDirectories(cache.getParent());
        Files.createSymbolicLink(cache, Files.createDirectory(folder.resolve("elsewhere"), PrivateFiles.folder(folder)));

        assertThatThrownBy(() -> new StartCache(cache)).hasMessageContaining("is not a folder");
    }

    @Test
    void ofWhenTheFolderOfAHubWasOpenedToOthersThenRefused() throws IOException {
        Path own = new StartCache(cache).of(jar("one"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx-wx-wx"));

        assertThatThrownBy(() -> StartCache.requirePrivate(own)).hasMessageContaining("chmod 700");
    }

    @Test
    void idWhenAnotherJarOrAnotherContentThenAnother() throws IOException {
        assertThat(StartCache.id(jar("one"))).isEqualTo(StartCache.id(jar("one"))).isNotEqualTo(StartCache.id(jar("two")));
    }

    @Test
    void forgetOthersWhenNobodyUsedThemForAWeekThenDeletedAndTheOwnStays() throws IOException {
        Files.createDirectories(cache.resolve("old/hub"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        Files.setLastModifiedTime(Files.createFile(cache.resolve("old.use")), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Files.createFile(cache.resolve("late.use"));
        StartCache starts = new StartCache(cache);
        Path own = starts.of(jar("one"));

        starts.forgetOthers();

        assertThat(cache.resolve("old")).doesNotExist();
        assertThat(cache.resolve("old.use")).doesNotExist();
        assertThat(cache.resolve("late.use")).exists();
        assertThat(own).isDirectory();
    }

    private Path jar(String content) throws IOException {
        Path jar = Files.createTempFile(folder, "hub", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("entry"));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
