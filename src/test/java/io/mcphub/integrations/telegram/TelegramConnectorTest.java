package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.integrations.telegram.sessions.SessionFolders;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramConnectorTest {
    private static final String SESSION = "session-of-ada-00000001";

    private final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private TelegramConnector connector;

    @BeforeEach
    void open() {
        telegram = new TelegramBox(database, folder);
        connector = telegram.beans().get(TelegramConnector.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private boolean kept() {
        return telegram.beans().get(SessionFolders.class).exists(SESSION);
    }

    @Test
    void connectorWhenTheAppIsNotEnteredThenSaysWhatIsMissing() {
        telegram.config().variables.remove("TELEGRAM_API_HASH");
        assertThat(connector.configured()).isFalse();
        assertThat(connector.missing()).contains("TELEGRAM_API_ID", "TELEGRAM_API_HASH", "my.telegram.org");
    }

    @Test
    void connectorWhenTheAppsIdIsNoNumberThenSaysSo() {
        telegram.config().variables.put("TELEGRAM_API_ID", "my app");
        assertThat(connector.configured()).isFalse();
        assertThat(connector.missing()).contains("TELEGRAM_API_ID is not a number");
    }

    @Test
    void connectorWhenAllIsThereThenIsConfigured() {
        assertThat(connector.configured()).isTrue();
    }

    @Test
    void endWhenTelegramIsReachedThenLogsOutAndErases() {
        assertThat(connector.end(telegram.account())).isEmpty();
        assertThat(telegram.tdlib().requests("logOut")).hasSize(1);
        assertThat(kept()).isFalse();
    }

    @Test
    void endWhenTheLibraryIsGoneThenErasesAndSaysWhatIsLeft() {
        Credential ada = telegram.account();
        telegram.tdlib().crash();
        assertThat(connector.end(ada)).hasValueSatisfying(what -> assertThat(what).contains("Devices"));
        assertThat(kept()).isFalse();
    }

    @Test
    void replacedWhenTheAccountIsConnectedAgainThenTheEarlierSessionEnds() {
        connector.replaced(telegram.account());
        await().until(() -> !kept());
        assertThat(telegram.tdlib().requests("logOut")).hasSize(1);
    }
}
