package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.authorization.requests.Housekeeping;
import io.mcphub.platform.nodes.Nodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final OAuthRig rig = new OAuthRig();
    private final Map<Duration, Runnable> rounds = new HashMap<>();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void rowsWhenExpiredThenPurgedEveryHourAndWhatLivesStays() throws Exception {
        start();
        assertThat(rounds).containsOnlyKeys(Duration.ofHours(1));
        rig.pending();
        rig.exchange(rig.code());
        rig.later(Duration.ofDays(2).plusHours(1));
        String waiting = rig.pending();

        rounds.get(Duration.ofHours(1)).run();

        assertThat(count("oauth_requests")).as("the one of now").isEqualTo(1);
        assertThat(count("oauth_codes")).isZero();
        assertThat(count("oauth_grants")).as("its refresh token lives").isEqualTo(1);
        assertThat(rig.consents.find(waiting, OAuthRig.ada("s"))).isNotNull();

        rig.later(Duration.ofDays(31));
        rounds.get(Duration.ofHours(1)).run();
        assertThat(count("oauth_refresh_tokens") + count("oauth_grants") + count("oauth_requests")).isZero();
        assertThat(count("oauth_clients")).as("the one that was used").isEqualTo(1);
    }

    @Test
    void purgeWhenTheDatabaseFailsThenTheScheduleGoesOn() {
        start();
        rig.database.run(em -> em.createNativeQuery("ALTER TABLE oauth_codes RENAME TO gone").executeUpdate());

        rounds.get(Duration.ofHours(1)).run();
    }

    private void start() {
        Nodes recorded = new Nodes() {
            @Override
            public void onOneNode(Duration first, Duration every, Runnable task) {
                rounds.put(every, task);
            }
        };
        rig.beans.with(Nodes.class, recorded).get(Housekeeping.class).start("start");
    }

    private int count(String table) {
        return ((Number) rig.database.entityManager().createNativeQuery("SELECT COUNT(*) FROM " + table).getSingleResult()).intValue();
    }
}
