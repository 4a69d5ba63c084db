package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    @Test
    void cutWhenTheEndIsInTheMiddleOfAnEmojiThenItStaysOutside() {
        assertThat(WholeCharacters.cut("ab\uD83D\uDE00c", 3, "…")).isEqualTo("ab…");
        assertThat(WholeCharacters.cut("ab\uD83D\uDE00c", 4, "…")).isEqualTo("ab\uD83D\uDE00…");
    }

    @Test
    void cutWhenTheTextIsShortEnoughThenItIsWholeAndHasNoMark() {
        assertThat(WholeCharacters.cut("\uD83D\uDE00", 2, "…")).isEqualTo("\uD83D\uDE00");
        assertThat(WholeCharacters.cut("", 0)).isEmpty();
        assertThat(WholeCharacters.cut("\uD83D\uDE00", 1)).isEmpty();
    }
}
