package io.mcphub.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.platform.http.RefusedOrigins;
import io.mcphub.testing.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final ClientDocuments.Attempt REACHED = new ClientDocuments.Attempt("claude.ai", true);

    private final RefusedOrigins origins = new RefusedOrigins();

    @Test
    void checksWhenNothingWasNoticedThenGreen() {
        assertThat(checks(true, REACHED)).extracting(Check::state).containsOnly(Check.State.GREEN);
    }

    @Test
    void documentsWhenTheLastFetchFailedThenYellowWithTheHost() {
        Check check = checks(true, new ClientDocuments.Attempt("claude.ai", false)).get(0);
        assertThat(check.state()).isEqualTo(Check.State.YELLOW);
        assertThat(check.advice()).isEqualTo("offline");
        assertThat(check.sent()).contains("claude.ai");
    }

    @Test
    void documentsWhenSwitchedOffThenGreenWhateverFailedBefore() {
        assertThat(checks(false, new ClientDocuments.Attempt("claude.ai", false)).get(0).state()).isEqualTo(Check.State.GREEN);
    }

    @Test
    void originsWhenSomeWereRefusedThenYellowWithEachOnce() {
        origins.add("https://b.example");
        origins.add("https://a.example");
        origins.add("https://b.example");
        Check check = checks(true, REACHED).get(1);
        assertThat(check.state()).isEqualTo(Check.State.YELLOW);
        assertThat(check.sent()).isEqualTo("Origin: https://a.example, https://b.example");
    }

    @Test
    void logWhenSomebodyInventsOriginsThenTwentyLinesAnHour() {
        try (LogLines log = LogLines.of(RefusedOrigins.class.getName())) {
            for (int i = 0; i < 500; i++) {
                origins.add("https://" + i + ".example");
                origins.add("https://0.example");
            }
            assertThat(log.warnings()).hasSize(20).first().asString().contains("https://0.example", "mcp_allowed_origins");
        }
        assertThat(origins.recent()).hasSizeLessThanOrEqualTo(20);
    }

    private List<Check> checks(boolean enabled, ClientDocuments.Attempt last) {
        ClientDocuments documents = new ClientDocuments() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public Attempt reach() {
                return last;
            }
        };
        return new Surroundings(documents, origins).checks().toList();
    }
}
