package io.mcphub.connections.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
    private static final String OTHER = "another key of thirty-two characters";

    private final TestDatabase database = new TestDatabase();
    private final KeyCheck check = new BeanBox(database).with(HubConfig.class, new TestConfig()).get(KeyCheck.class);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void startWhenTheKeyIsTheSameThenGoesOn() {
        assertThatCode(() -> check.beforeMigrations(null)).doesNotThrowAnyException();
        check.check();
        assertThatCode(() -> check.beforeMigrations(null)).doesNotThrowAnyException();
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @Test
    void startWhenTheKeyIsWrongThenFailsAndNothingChanges() {
        check.check();
        String before = check.store.find().orElseThrow();
        check.vault = VaultTest.vault(OTHER);

        assertThatThrownBy(check::check).hasMessageContaining("TOKENS_ENCRYPTION_KEY");
        assertThatThrownBy(() -> check.beforeMigrations(null)).hasMessageContaining("TOKENS_ENCRYPTION_KEY");

        assertThat(System.clearProperty("hub.start-failure")).startsWith("TOKENS_ENCRYPTION_KEY does not fit this database.");
        assertThat(check.store.find()).contains(before);
    }

    @Test
    void startWhenTheOldKeyIsGivenOnceThenTheNewOneIsEnough() {
        check.check();
        check.vault = VaultTest.vault(OTHER, TestConfig.ENCRYPTION_KEY);
        check.check();

        check.vault = VaultTest.vault(OTHER);
        assertThatCode(check::check).doesNotThrowAnyException();
    }
}
