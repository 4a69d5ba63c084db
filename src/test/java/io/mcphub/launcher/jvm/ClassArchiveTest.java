package io.mcphub.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the serving JVM is told while there is no archive. */
class ClassArchiveTest {
    private static final String LOG = "-Xlog:class+load";

    @Test
    void optionsWhenThereIsNoArchiveThenTheClassesAreNoted() {
        assertThat(new ClassArchive(Path.of("/none")).options()).anyMatch(option -> option.startsWith("-XX:DumpLoadedClassList=/none/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no:ne", "/no%pne", "/no\"ne"})
    void optionsWhenThePlaceMeansSomethingToTheJvmThenNoLogIsWrittenThere(String place) {
        assertThat(new ClassArchive(Path.of(place)).options()).noneMatch(option -> option.startsWith(LOG));
    }
}
