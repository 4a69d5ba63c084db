package io.mcphub.authorization.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNamesTest {
    @ParameterizedTest
    @CsvSource({"Cursor, Cursor", "'\u3164\u3164', Unnamed client", "'\u2800', Unnamed client", "'Cla\u202Eude\uFE0F\u200B', Claude", "'', Unnamed client"})
    void shownWhenPartsAreInvisibleThenWithoutThem(String asked, String shown) {
        assertThat(ClientNames.shown(asked)).isEqualTo(shown);
    }
}
