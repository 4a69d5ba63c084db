package io.mcphub.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    @Test
    void valuesWhenInAnyOrderThenMedianAndQuartiles() {
        assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(2, 3, 4));
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(1.75, 2.5, 3.25));
        assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
        assertThatThrownBy(Spread::of).hasMessage("nothing was measured");
    }

    /** A turn in which the machine was busy is slow on both sides. */
    @Test
    void ratioWhenOneTurnIsDisturbedThenItDoesNotShow() {
        assertThat(Spread.ratio(new double[] {2, 20, 2}, new double[] {1, 10, 1})).isEqualTo(new Spread(2, 2, 2));
        assertThat(Spread.difference(new double[] {3, 12, 3}, new double[] {1, 10, 1})).isEqualTo(new Spread(2, 2, 2));
        assertThatThrownBy(() -> Spread.ratio(new double[2], new double[3])).hasMessage("2 turns beside 3");
    }

    @ParameterizedTest
    @CsvSource({"0.123,0.12", "1.5,1.50", "12.34,12.3", "123.4,123", "-12.34,-12.3"})
    void numberWhenWrittenThenThreeDigits(double value, String text) {
        assertThat(Spread.number(value)).isEqualTo(text);
    }

    @Test
    void spreadWhenWrittenThenMedianFirst() {
        assertThat(Spread.of(1, 2, 3)).hasToString("2.00 (1.50 to 2.50)");
    }
}
