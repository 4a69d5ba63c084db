package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {
    @Test
    void commandWhenOptionsAreGivenThenTheyStandBehindThePresentOnes() {
        List<String> command = new JavaOptions(" -Xmx300m  -Da=b ").command(Path.of("/hub.jar"), List.of("-Xmx1g"));

        assertThat(command.get(0)).endsWith("/bin/java");
        assertThat(command.subList(1, command.size())).containsExactly("-Xmx1g", "-Xmx300m", "-Da=b", "-Dhub.java-opts-taken=true", "-Dhub.end-with-parent=true", "-jar", "/hub.jar");
    }

    @Test
    void waitingWhenThereAreNoneOrTheyAreTakenThenNot() {
        assertThat(new JavaOptions("-Xmx300m").waiting(false)).isTrue();
        assertThat(new JavaOptions("-Xmx300m").waiting(true)).isFalse();
        assertThat(new JavaOptions("  ").waiting(false)).isFalse();
    }
}
