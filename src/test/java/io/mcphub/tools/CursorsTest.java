package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    record State(int page, String next) {}

    private final Cursors cursors = new Cursors();

    @BeforeEach
    void start() {
        cursors.keys = new Keys() {
            @Override
            public byte[] mac(String purpose, String text) {
                return hkdf(io.mcphub.platform.Secret.of(text), purpose);
            }
        };
    }

    @Test
    void openWhenOwnThenState() {
        String cursor = cursors.seal("c1", "slack.users.list", new State(2, "dXNlcg=="));

        assertThat(cursors.open("c1", "slack.users.list", cursor, State.class)).isEqualTo(new State(2, "dXNlcg=="));
        assertThat(cursors.open("c1", "slack.users.list", null, State.class)).isNull();
    }

    @Test
    void openWhenOfAnotherOwnerOrListThenRefused() {
        String cursor = cursors.seal("c1", "slack.users.list", new State(2, "x"));

        assertThat(refused("c2", "slack.users.list", cursor).field()).contains("cursor");
        assertThat(refused("c1", "slack.dm.list", cursor).field()).contains("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "2", "AAAA", "!!!", "eyJwYWdlIjoyfQ", "AAAAAAAAAAAAAAAAAAAAAHsicGFnZSI6Mn0"})
    void openWhenMadeUpThenRefused(String cursor) {
        assertThat(refused("c1", "slack.users.list", cursor).publicDetail()).contains("Start again without a cursor");
    }

    private HubException refused(String owner, String list, String cursor) {
        return catchThrowableOfType(HubException.class, () -> cursors.open(owner, list, cursor, State.class));
    }
}
