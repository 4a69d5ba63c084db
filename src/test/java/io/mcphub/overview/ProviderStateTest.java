package io.mcphub.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.audit.statistics.Busy;
import io.mcphub.connections.AccountCount;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderStateTest {
    @ParameterizedTest
    @CsvSource({
        "true, 3, 0, 9, 0, '', ok",
        "true, 3, 0, 4, 4, '', ok",
        "true, 3, 0, 8, 4, '', ok",
        "true, 3, 1, 9, 0, '', reconnect",
        "false, 3, 1, 0, 0, '', not_set_up",
        "true, 3, 1, 9, 5, '', failing",
        "true, 3, 1, 9, 9, slack.com, unreachable",
    })
    void healthWhenSeveralThingsAreWrongThenTheWorstCounts(boolean setUp, long accounts, long broken, long calls, long failed, String unreachable, String health) {
        List<String> hosts = unreachable.isEmpty() ? List.of() : List.of(unreachable);

        assertThat(ProviderState.of("slack", "Slack", setUp, new AccountCount(accounts, broken), new Busy("slack", calls, failed), hosts).health()).isEqualTo(health);
    }
}
