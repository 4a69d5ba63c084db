package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private final Amounts amounts = new Amounts();

    AmountsTest() {
        amounts.times = new InGerman();
    }

    @Test
    void numbersWhenReadInGermanThenWithGermanMarks() {
        assertThat(amounts.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(amounts.bytes(1_250_000)).isEqualTo("1,2 MB");
        assertThat(amounts.bytes(999)).isEqualTo("999 B");
        assertThat(amounts.percent(1, 3)).isEqualTo("33,3\u00a0%");
    }

    @Test
    void nothingWhenShownThenNeitherWrongNorEmpty() {
        assertThat(amounts.percent(0, 0)).isEqualTo("0\u00a0%");
        assertThat(amounts.duration(null)).isEqualTo("–");
        assertThat(amounts.duration(999L)).isEqualTo("999 ms");
        assertThat(amounts.duration(1_500L)).isEqualTo("1,5 s");
    }

    private static final class InGerman extends Times {
        @Override
        public Locale locale() {
            return Locale.GERMAN;
        }
    }
}
