package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void warningWhenThereIsLessThanNeededThenSaysBothNumbers() {
        assertThat(Memory.warning(256)).hasValueSatisfying(text -> assertThat(text).contains("256 MB", "512 MB"));
    }

    @Test
    void warningWhenThereIsEnoughThenNone() {
        assertThat(Memory.warning(512)).isEmpty();
    }
}
