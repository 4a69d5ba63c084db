package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallCountsTest {
    private static final Caller ADA = Caller.person("ada", Role.USER, Caller.Credential.SESSION, "s1", AuditRig.NOON.plusSeconds(60));

    private final AuditRig rig = new AuditRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void daysWhenThereWereCallsThenEachCountsOnItsDayAndNobodyElsesDo() {
        call("ada", Duration.ofDays(1), AuditStatus.OK);
        call("ada", Duration.ofDays(1), AuditStatus.ERROR);
        call("ada", Duration.ofDays(9), AuditStatus.OK);
        call("bob", Duration.ZERO, AuditStatus.OK);
        rig.at(AuditRig.NOON);

        assertThat(rig.counts.ofLastDays(ADA, 3, ZoneOffset.UTC)).containsExactly(
                new CallsPerDay(LocalDate.of(2026, 11, 23), 0, 0), new CallsPerDay(LocalDate.of(2026, 11, 24), 1, 1), new CallsPerDay(LocalDate.of(2026, 11, 25), 0, 0));
    }

    @Test
    void daysWhenTheZoneIsFarEastThenTheCallIsOfTheNextDay() {
        call("ada", Duration.ofHours(-10), AuditStatus.OK);

        assertThat(rig.counts.ofLastDays(ADA, 1, ZoneId.of("Pacific/Auckland"))).containsExactly(new CallsPerDay(LocalDate.of(2026, 11, 26), 1, 0));
    }

    @Test
    void anyWhenOnlyOthersCalledThenFalse() {
        call("bob", Duration.ZERO, AuditStatus.OK);
        assertThat(rig.counts.any(ADA)).isFalse();

        call("ada", Duration.ZERO, AuditStatus.ERROR);
        assertThat(rig.counts.any(ADA)).isTrue();
    }

    private void call(String user, Duration ago, AuditStatus status) {
        rig.at(AuditRig.NOON.minus(ago));
        AuditEntry entry = rig.begin(user, "slack.messages.post", "{}");
        rig.trail.finish(entry, new CallOutcome(status, "slack", "slack.messages.post", "WRITE", null, null));
    }
}
