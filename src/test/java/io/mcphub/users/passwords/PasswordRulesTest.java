package io.mcphub.users.passwords;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "ada.lovelace@example.com", "Ada.Lovelace", "Password1234", "qwertyuiop123", "aaaaaaaaaaaaaa"})
    void checkWhenWeakThenInvalid(String password) {
        assertThatThrownBy(() -> PasswordRules.check("password", password, "ada.lovelace@example.com")).isInstanceOf(HubException.class);
    }

    @Test
    void checkWhenLongAndUncommonThenFine() {
        assertThatCode(() -> PasswordRules.check("password", "twelve chars", "ada@example.com")).doesNotThrowAnyException();
    }
}
