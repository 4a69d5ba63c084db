package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.BeanBox;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTimesTest {
    private static final Credential ADA = new Credential("c1", "user-1", Secret.of("t"), Map.of(Credential.ZONE, "Europe/Berlin"));

    private final HubClock clock = new HubClock();
    private final AccountTimes times = new BeanBox().with(HubClock.class, clock).get(AccountTimes.class);
    private String lives = "America/New_York";
    private int asked;

    @BeforeEach
    void night() {
        at("2026-01-15T23:30:00Z");
    }

    private void at(String now) {
        clock.use(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private String ask() {
        asked++;
        return lives;
    }

    private ZoneId zone() {
        return times.zone(ADA, this::ask);
    }

    @Test
    void knownWhenNobodyWasAskedThenThatOfTheConnectionAndElseTheLastOneTold() {
        assertThat(times.known(ADA)).hasToString("Europe/Berlin");
        zone();
        assertThat(times.known(ADA)).hasToString("America/New_York");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void zoneWhenThePersonMovedThenTheNewOneWithinHalfADay() {
        assertThat(zone()).hasToString("America/New_York");
        lives = "Asia/Tokyo";
        assertThat(zone()).hasToString("America/New_York");
        at("2026-01-16T11:30:00Z");
        assertThat(zone()).hasToString("Asia/Tokyo");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void zoneWhenOfAnotherAccountThenAskedForIt() {
        zone();
        Credential other = new Credential("c2", "user-1", Secret.of("t"), Map.of());
        assertThat(times.zone(other, () -> "Asia/Tokyo")).hasToString("Asia/Tokyo");
    }

    @Test
    void zoneWhenTheProviderCannotBeAskedThenThatOfConnectingForFiveMinutes() {
        Supplier<String> down = () -> {
            throw HubException.unavailable("down");
        };
        assertThat(times.zone(ADA, down)).hasToString("Europe/Berlin");
        assertThat(zone()).hasToString("Europe/Berlin");
        at("2026-01-15T23:35:00Z");
        assertThat(zone()).hasToString("America/New_York");
    }

    @Test
    void zoneWhenTheAccountIsRefusedThenThatIsSaid() {
        HubException refused = catchThrowableOfType(HubException.class, () -> times.zone(ADA, () -> {
            throw HubException.of(Problem.NOT_CONNECTED, "Connect again.");
        }));
        assertThat(refused.problem()).isEqualTo(Problem.NOT_CONNECTED);
    }

    @Test
    void zoneWhenUnknownOrUntoldThenThatOfConnecting() {
        lives = "Mars/Olympus";
        assertThat(zone()).hasToString("Europe/Berlin");
        at("2026-01-16T23:30:00Z");
        lives = null;
        assertThat(zone()).hasToString("Europe/Berlin");
    }

    @Test
    void learnWhenToldThenNotAsked() {
        times.learn(ADA, "Asia/Tokyo");
        times.learn(ADA, "Mars/Olympus");
        assertThat(zone()).hasToString("Asia/Tokyo");
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "now", "2026-01-15T09:00:00Z", "2026-01-15T09:00:00+02:00"})
    void instantWhenTheSameEverywhereThenNobodyIsAsked(String text) {
        assertThat(times.instant("since", text, ADA, this::ask)).isNotNull();
        assertThat(asked).isZero();
    }

    @Test
    void instantWhenADayThenItsFirstMomentThere() {
        assertThat(times.instant("since", "today", ADA, this::ask)).isEqualTo("2026-01-15T05:00:00Z");
        assertThat(times.instant("since", "2026-01-15T09:00", ADA, this::ask)).isEqualTo("2026-01-15T14:00:00Z");
        assertThat(asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-15", "20260115"})
    void dateWhenWrittenOutThenNobodyIsAsked(String text) {
        assertThat(times.date("due_date", text, ADA, this::ask)).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(asked).isZero();
    }

    @Test
    void dateWhenTodayThenTheirs() {
        assertThat(times.date("due_date", "today", ADA, this::ask)).isEqualTo(LocalDate.of(2026, 1, 15));
        lives = "Asia/Tokyo";
        at("2026-01-17T23:30:00Z");
        assertThat(times.date("due_date", "today", ADA, this::ask)).isEqualTo(LocalDate.of(2026, 1, 18));
    }

    @Test
    void instantWhenNoTimeThenRefusedAndNobodyIsAsked() {
        assertThat(catchThrowableOfType(HubException.class, () -> times.instant("since", "soon", ADA, this::ask)).field()).contains("since");
        assertThat(times.instant("since", " ", ADA, this::ask)).isNull();
        assertThat(asked).isZero();
    }
}
