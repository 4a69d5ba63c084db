package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
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
    @ValueSource(strings = {"soon", "7", "d", "2026-13-01", "2026-02-30", "999999d", "in 7d ago", "in -7d", "next month", "friday 25:00", "32.12.", "2026-07-01T25:00", "1767261600.000100"})
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

    @ParameterizedTest
    @CsvSource({
        "7d, PAST, 2026-11-18T23:30:00Z",
        "7d, FUTURE, 2026-12-02T23:30:00Z",
        "1w, FUTURE, 2026-12-02T23:30:00Z",
        "in 7d, PAST, 2026-12-02T23:30:00Z",
        "+7d, PAST, 2026-12-02T23:30:00Z",
        "in 2 hours, PAST, 2026-11-26T01:30:00Z",
        "7d ago, FUTURE, 2026-11-18T23:30:00Z",
        "-7d, FUTURE, 2026-11-18T23:30:00Z",
        "3 days ago, FUTURE, 2026-11-22T23:30:00Z",
        "tomorrow 9:00, FUTURE, 2026-11-27T08:00:00Z",
        "Friday at 17:30, FUTURE, 2026-11-27T16:30:00Z",
        "2026-12-01 09:00, FUTURE, 2026-12-01T08:00:00Z",
    })
    void instantWhenBareThenTowardsWhereTheArgumentLooksAndWithASignTheSameEverywhere(String text, Times.Towards towards, Instant expected) {
        assertThat(Times.instant("at", text, BERLIN, NOW, towards)).isEqualTo(expected);
    }

    /** It is a Thursday in Berlin. */
    @ParameterizedTest
    @CsvSource({
        "thursday, FUTURE, 2026-11-26",
        "friday, FUTURE, 2026-11-27",
        "Wed, FUTURE, 2026-12-02",
        "friday, PAST, 2026-11-20",
        "thursday, PAST, 2026-11-26",
        "next friday, FUTURE, 2026-12-04",
        "next monday, FUTURE, 2026-11-30",
        "next friday, PAST, 2026-12-04",
        "this monday, FUTURE, 2026-11-23",
        "last friday, FUTURE, 2026-11-20",
        "end of month, FUTURE, 2026-11-30",
        "7d, FUTURE, 2026-12-03",
        "1w, FUTURE, 2026-12-03",
        "7d, PAST, 2026-11-19",
    })
    void dateWhenADayIsNamedThenThatOfTheAccountsCalendar(String text, Times.Towards towards, LocalDate expected) {
        assertThat(Times.date("due", text, BERLIN, NOW, towards)).isEqualTo(expected);
    }

    /** In each zone one minute before and after midnight, on the days on which clocks change somewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "America/Santiago", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Pago_Pago", "Africa/Cairo", "UTC"})
    void dateWhenAroundMidnightAndTheChangeOfClocksThenThatManyDaysAway(String name) {
        ZoneId zone = ZoneId.of(name);
        for (String day : List.of("2026-03-07", "2026-03-28", "2026-04-04", "2026-04-23", "2026-09-05", "2026-10-03", "2026-10-24", "2026-10-31", "2027-02-28")) {
            LocalDate today = LocalDate.parse(day);
            for (LocalDateTime time : List.of(today.atTime(0, 1), today.atTime(23, 59))) {
                Instant now = time.atZone(zone).toInstant();
                assertThat(Times.date("due", "in 1d", zone, now)).isEqualTo(today.plusDays(1));
                assertThat(Times.date("due", "7d", zone, now, Times.Towards.FUTURE)).isEqualTo(today.plusDays(7));
                assertThat(Times.date("since", "7d", zone, now)).isEqualTo(today.minusDays(7));
                assertThat(Times.date("due", "tomorrow", zone, now)).isEqualTo(today.plusDays(1));
            }
        }
    }

    @Test
    void instantWhenTheClocksChangeThenTheSameHourDaysLaterAndHoursAreHours() {
        Instant beforeTheChange = Instant.parse("2026-10-24T10:00:00Z");
        assertThat(Times.instant("at", "in 1d", BERLIN, beforeTheChange)).isEqualTo("2026-10-25T11:00:00Z");
        assertThat(Times.instant("at", "in 24h", BERLIN, beforeTheChange)).isEqualTo("2026-10-25T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "tomorrow", "friday", "2026-12-01", "20261201", "end of month"})
    void momentWhenADayHasNoHourThenRefusedAndNotMidnight(String text) {
        HubException refused = catchThrowableOfType(HubException.class, () -> Times.moment("at", text, BERLIN, NOW));

        assertThat(refused.field()).contains("at");
        assertThat(refused.publicDetail()).contains("without an hour", text + " 9:00");
    }

    @ParameterizedTest
    @CsvSource({"2h, 2026-11-26T01:30:00Z", "tomorrow 9:00, 2026-11-27T08:00:00Z", "2026-12-01T09:00, 2026-12-01T08:00:00Z"})
    void momentWhenItHasAnHourThenAhead(String text, Instant expected) {
        assertThat(Times.moment("at", text, BERLIN, NOW)).isEqualTo(expected);
    }
}
