package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admins see how the hub is. */
class OverviewIT extends InTheBrowser {
    private HubUser busy;

    @BeforeAll
    void call() {
        Furniture furniture = new Furniture();
        busy = portal.person("busy");
        String token = busy.token("a client");
        for (int i = 0; i < 12; i++) {
            furniture.call(token, "hub.integrations.list", Map.of());
        }
    }

    @Test
    void numbersWhenThePageIsThereThenTheyComeByThemselvesWithTheCharts() {
        visitor.signInAsAdmin().click("Overview");
        visitor.isAt("/admin");
        visitor.in("Busiest tools").sees("hub.integrations.list");
        visitor.in("Busiest people").sees(busy.email());
        visitor.in("Providers").sees("Slack").sees("Teamwork");
        visitor.in("The hub").sees("Takes writes");

        assertThat(sum("calls")).isGreaterThanOrEqualTo(12);
        assertThat(sum("latency")).isGreaterThan(0);
    }

    @Test
    void rangeWhenChosenThenTheAddressSaysItAndTheStepsAreOthers() {
        visitor.signInAsAdmin().open("/admin").click("Last 7 days");
        visitor.until("no numbers of a week", () -> labels("calls").size() == 28);
        assertThat(visitor.address()).endsWith("/admin?range=week");
    }

    @Test
    void restWhenAskedByAnAdminThenTheSameNumbersAndByAMemberNone() {
        assertThat(portal.admin().get("/api/admin/overview?range=week").at("/calls").size()).isEqualTo(28);
        assertThat(portal.admin().get("/api/admin/overview").at("/system/writable").asBoolean()).isTrue();
        busy.send("GET", "/api/admin/overview", null, 403);
        portal.admin().send("GET", "/api/admin/overview?range=year", null, 422);
    }

    private double sum(String chart) {
        return ((Number) visitor.chrome().executeScript("return PF(arguments[0]).chart.data.datasets.flatMap(set => set.data).reduce((a, b) => a + b, 0)", chart)).doubleValue();
    }

    private List<?> labels(String chart) {
        return (List<?>) visitor.chrome().executeScript("return window.PF?.(arguments[0])?.chart?.data.labels ?? []", chart);
    }
}
