package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "ad\u034Fa@example.com", "ada\uFE0F@example.com", "ada\u180B@example.com", "ada@ex\u034Fample.com", "ada\u200B@example.com", "\u3164@example.com",
        "a\u0308\u0308\u0308\u0308\u0308da@example.com", "<b>ada</b>@example.com"
    })
    void requireWhenItHidesSomethingThenInvalid(String typed) {
        assertThatThrownBy(() -> EmailAddress.require(typed)).isInstanceOf(HubException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "josé@example.com", "анна@пример.рф", "कखग@example.com", "o'neil+x@xn--80ak6aa92e.com"})
    void requireWhenRealThenTaken(String typed) {
        assertThat(EmailAddress.require(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com, false", "josé@example.com, false", "аda@example.com, true", "ada@xn--80ak6aa92e.com, true", "ada@xn--mnchen-3ya.de, false", "q\u0323da@example.com, true"})
    void isLookalikeWhenAnotherAlphabetOrItsAsciiFormThenYes(String email, boolean lookalike) {
        assertThat(EmailAddress.isLookalike(email)).isEqualTo(lookalike);
    }

    @ParameterizedTest
    @CsvSource({"аda@example.com, {U+0430}da@example.com", "ada@xn--80ak6aa92e.com, ada@{U+0430}{U+0440}{U+0440}{U+04CF}{U+0435}.com"})
    void escapedWhenLookalikeThenEveryLetterOfAnotherAlphabet(String email, String escaped) {
        assertThat(EmailAddress.escaped(email)).isEqualTo(escaped);
    }
}
