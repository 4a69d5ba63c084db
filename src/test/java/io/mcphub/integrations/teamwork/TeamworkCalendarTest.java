package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.body;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which time zone "today" counts. */
class TeamworkCalendarTest {
    private static final String ME = V3 + "/me.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @BeforeEach
    void lateInBerlin() {
        tw.at("2026-01-15T23:30:00Z");
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[]}"));
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    private String today() {
        return tw.tool("tasks.due_today", "{}").path("today").asText();
    }

    private void lives(String zone) {
        tw.answers("GET", ME, json(body("me").replace("Europe/Berlin", zone)));
    }

    @Test
    void todayWhenThePersonHasMovedThenTheirNewDayWithinHalfADay() {
        assertThat(today()).isEqualTo("2026-01-16");
        lives("America/New_York");
        assertThat(today()).isEqualTo("2026-01-16");
        tw.at("2026-01-17T01:00:00Z");
        assertThat(today()).isEqualTo("2026-01-16");
        assertThat(tw.requests(ME)).hasSize(2);
    }

    @Test
    void todayWhenTheProfileWasJustReadThenFromIt() {
        assertThat(today()).isEqualTo("2026-01-16");
        lives("America/New_York");
        assertThat(tw.tool("people.me", "{}").path("today").asText()).isEqualTo("2026-01-15");
        assertThat(today()).isEqualTo("2026-01-15");
    }

    @Test
    void todayWhenTheProfileCannotBeReadThenTheZoneOfTheConnectionForSomeMinutes() {
        tw.answers("GET", ME, aResponse().withStatus(503));
        assertThat(today()).isEqualTo("2026-01-16");
        lives("America/New_York");
        assertThat(today()).isEqualTo("2026-01-16");
        tw.at("2026-01-15T23:36:00Z");
        assertThat(today()).isEqualTo("2026-01-15");
    }

    @Test
    void todayWhenTheZoneIsUnknownThenTheZoneOfTheConnection() {
        lives("Mars/Olympus");
        assertThat(today()).isEqualTo("2026-01-16");
    }

    @Test
    void todayWhenTheConnectionIsRefusedThenReconnect() {
        tw.answers("GET", ME, fixture("error.v3.401").withStatus(401));
        assertThat(tw.failure("tasks.due_today", "{}").problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(tw.marked).hasSize(1);
    }

    @Test
    void tasksListWhenNoDayMattersThenTheProfileIsNotRead() {
        tw.tool("tasks.list", "{}");
        assertThat(tw.calls()).containsExactly("GET " + V3 + "/tasks.json");
    }
}
