package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    @Test
    void partsWhenBlankThenNothingWasSaid() {
        assertThat(new Preferences("  ", "", null, null)).isEqualTo(Preferences.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+01:00", "europe/berlin", "<b>"})
    void zoneWhenNotOfTheListThenInvalid(String zone) {
        assertThatThrownBy(() -> new Preferences(null, zone, null, null)).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).isEqualTo(Optional.of("zone")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\u202eb", "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1"})
    void nameWhenItCouldDeceiveOrIsLongThenInvalid(String name) {
        assertThatThrownBy(() -> new Preferences(name, null, null, null)).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).isEqualTo(Optional.of("name")));
    }
}
