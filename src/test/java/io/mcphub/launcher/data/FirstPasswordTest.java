package io.mcphub.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPasswordTest {
    private static final Optional<String> ADMIN = Optional.of("a@example.com");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("first-password");
        Files.writeString(file, "secret\n");
    }

    @Test
    void hintWhenNobodyWaitsThenNothingIsSaid() {
        assertThat(first().hint(Optional.empty(), true)).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void hintWhenThereIsATerminalThenThePasswordIsShownAndTheFileGoes() {
        assertThat(first().hint(ADMIN, true)).isEqualTo(" - sign in as a@example.com with password secret (shown once)");
        assertThat(file).doesNotExist();
    }

    @Test
    void hintWhenThereIsNoTerminalThenTheFileIsNamedAndStays() {
        assertThat(first().hint(ADMIN, false)).isEqualTo(" - sign in as a@example.com with password in " + file);
        assertThat(file).exists();
    }

    private FirstPassword first() {
        return new FirstPassword(folder);
    }
}
