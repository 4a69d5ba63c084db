package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.authorization.requests.Housekeeping;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final OAuthRig rig = new OAuthRig();
    private final List<Object[]> scheduled = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void rowsWhenExpiredThenPurgedEveryHourAndWhatLivesStays() throws Exception {
        start();
        assertThat(scheduled).hasSize(1);
        assertThat(scheduled.get(0)[2]).isEqualTo(60L);
        assertThat(scheduled.get(0)[3]).isEqualTo(TimeUnit.MINUTES);
        rig.pending();
        rig.exchange(rig.code());
        rig.later(Duration.ofDays(2).plusHours(1));
        String waiting = rig.pending();

        ((Runnable) scheduled.get(0)[0]).run();

        assertThat(count("oauth_requests")).as("the one of now").isEqualTo(1);
        assertThat(count("oauth_codes")).isZero();
        assertThat(count("oauth_grants")).as("its refresh token lives").isEqualTo(1);
        assertThat(rig.consents.find(waiting, OAuthRig.ada("s"))).isNotNull();

        rig.later(Duration.ofDays(31));
        ((Runnable) scheduled.get(0)[0]).run();
        assertThat(count("oauth_refresh_tokens") + count("oauth_grants") + count("oauth_requests")).isZero();
        assertThat(count("oauth_clients")).as("the one that was used").isEqualTo(1);
    }

    @Test
    void purgeWhenTheDatabaseFailsThenTheScheduleGoesOn() {
        start();
        rig.database.run(em -> em.createNativeQuery("ALTER TABLE oauth_codes RENAME TO gone").executeUpdate());

        ((Runnable) scheduled.get(0)[0]).run();
    }

    private void start() {
        ManagedScheduledExecutorService scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ManagedScheduledExecutorService.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("scheduleWithFixedDelay");
                    scheduled.add(arguments);
                    return null;
                });
        rig.beans.with(ManagedScheduledExecutorService.class, scheduler).get(Housekeeping.class).start("start");
    }

    private int count(String table) {
        return ((Number) rig.database.entityManager().createNativeQuery("SELECT COUNT(*) FROM " + table).getSingleResult()).intValue();
    }
}
