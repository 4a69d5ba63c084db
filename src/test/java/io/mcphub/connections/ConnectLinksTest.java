package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectLinksTest {
    private static final String BASE = "https://hub.example.com";

    private final ConnectLinks links = new ConnectLinks();

    @BeforeEach
    void wire() {
        links.clock = new HubClock();
        links.keys = keys("a secret for tests only");
        links.settings = new Settings() {
            @Override
            public String baseUrl() {
                return BASE;
            }
        };
    }

    @Test
    void addressWhenMadeThenTellsNothingAndIsNeverTheSame() {
        String address = links.address("user-ada", "slack");

        assertThat(address).matches(BASE + "/connect/[A-Za-z0-9._-]{1,300}").doesNotContain("ada", "slack").isNotEqualTo(links.address("user-ada", "slack"));
    }

    @Test
    void findWhenOursThenWhoAndWhat() {
        String id = id();

        assertThat(links.find(id)).contains(new ConnectLink(id, "user-ada", "slack"));
    }

    @Test
    void findWhenAnyCharacterIsChangedThenNothing() {
        String id = id();
        for (int i = 0; i < id.length() - 1; i++) {
            String changed = id.substring(0, i) + (id.charAt(i) == 'A' ? 'B' : 'A') + id.substring(i + 1);
            assertThat(links.find(changed)).as("position %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1..", "v1.a.b", "../../etc", "v1.!.!"})
    void findWhenNonsenseThenNothing(String id) {
        assertThat(links.find(id)).isEmpty();
    }

    @Test
    void findWhenHalfAnHourLaterThenNothing() {
        String id = id();
        links.clock.use(Clock.fixed(links.clock.now().plus(Duration.ofMinutes(31)), ZoneOffset.UTC));

        assertThat(links.find(id)).isEmpty();
    }

    @Test
    void findWhenTheSecretIsAnotherThenNothing() {
        String id = id();
        links.keys = keys("another secret");

        assertThat(links.find(id)).isEmpty();
    }

    private String id() {
        return links.address("user-ada", "slack").substring((BASE + "/connect/").length());
    }

    private static Keys keys(String secret) {
        return new Keys() {
            @Override
            protected List<Secret> secrets() {
                return List.of(Secret.of(secret));
            }
        };
    }
}
