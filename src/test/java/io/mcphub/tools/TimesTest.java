package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** 00:30 on the 26th in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-25T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-11-18T23:30:00Z",
        "24h, 2026-11-24T23:30:00Z",
        "90m, 2026-11-25T22:00:00Z",
        "2w, 2026-11-11T23:30:00Z",
        "now, 2026-11-25T23:30:00Z",
        "today, 2026-11-25T23:00:00Z",
        "Yesterday, 2026-11-24T23:00:00Z",
        "tomorrow, 2026-11-26T23:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "20260701, 2026-06-30T22:00:00Z",
        "2026-07-01T09:00:00Z, 2026-07-01T09:00:00Z",
        "2026-07-01T09:00:00+02:00, 2026-07-01T07:00:00Z",
        "2026-07-01T09:00:00, 2026-07-01T07:00:00Z",
        "2026-07-01T09:00, 2026-07-01T07:00:00Z",
    })
    void instantWhenWrittenThenMomentInTheAccountsZone(String text, Instant expected) {
        assertThat(Times.instant("since", text, BERLIN, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "7", "d", "2026-13-01", "2026-02-30", "999999d", "-7d", "2026-07-01T25:00", "1767261600.000100"})
    void instantWhenNoTimeThenFieldAndForms(String text) {
        HubException refused = catchThrowableOfType(HubException.class, () -> Times.instant("since", text, BERLIN, NOW));

        assertThat(refused.field()).contains("since");
        assertThat(refused.publicDetail()).contains("since is not a time", "yesterday");
    }

    @Test
    void instantWhenAbsentThenNull() {
        assertThat(Times.instant("since", null, BERLIN, NOW)).isNull();
        assertThat(Times.instant("since", " ", BERLIN, NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"today, 2026-11-26", "yesterday, 2026-11-25", "20260701, 2026-07-01", "7d, 2026-11-19"})
    void dateWhenWrittenThenTheAccountsDay(String text, LocalDate expected) {
        assertThat(Times.date("due", text, BERLIN, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "0000-01-01", "+999999999-12-31T23:00", "+999999999-12-31T23:00:00-18:00", "99999w", "-0001-12-31T00:00"})
    void dateWhenOutsideOfAnyCalendarInUseThenInvalid(String text) {
        HubException refused = catchThrowableOfType(HubException.class, () -> Times.date("due", text, BERLIN, NOW));

        assertThat(refused.field()).contains("due");
        assertThat(refused.publicDetail()).contains("due is not a day");
    }
}
