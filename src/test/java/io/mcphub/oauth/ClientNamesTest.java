package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.authorization.clients.ClientNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNamesTest {
    @ParameterizedTest
    @CsvSource({
        "'Cla\u202eude', Claude", "'Claude\u3164', Claude", "'Cl\u034faude\u200b', Claude", "'  Claude\u0007 Code ', Claude Code", "'\u3164\u200b', Unnamed client", "'J\u00fcrgens Werkzeug', 'J\u00fcrgens Werkzeug'"
    })
    void nameWhenItHasCharactersThatDeceiveThenShownWithoutThem(String asked, String shown) {
        assertThat(ClientNames.shown(asked)).isEqualTo(shown);
    }
}
