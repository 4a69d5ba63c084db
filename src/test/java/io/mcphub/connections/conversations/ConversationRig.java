package io.mcphub.connections.conversations;

import io.mcphub.access.Caller;
import io.mcphub.access.Receipt;
import io.mcphub.access.Receipts;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditTrail;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.Optional;

/** Two people, a provider and the conversations between them. */
final class ConversationRig implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    static final Caller ADA = person("user-1", "session-1");
    static final Caller BEN = person("user-2", "session-2");
    /** Ada's program. */
    static final Caller PROGRAM = Caller.person("user-1", Role.USER, Caller.Credential.LOGIN_TOKEN, "jwt-1", Instant.MAX);

    final TestDatabase database = new TestDatabase();
    final HubClock clock = new HubClock();
    final Talkative connector = new Talkative(database, clock);
    final Connections connections;
    final Conversations conversations;
    final ConnectFlow flow;
    final Receipts receipts;
    String baseUrl = "https://hub.example.com";

    ConversationRig() {
        BeanBox beans = new BeanBox(database)
                .with(HubClock.class, clock)
                .with(HubConfig.class, new TestConfig())
                .with(AuditTrail.class, new RecordedAudit(database))
                .with(Settings.class, new Settings() {
                    @Override
                    public String baseUrl() {
                        return baseUrl;
                    }
                })
                .withAll(Connector.class, List.of(connector));
        connections = beans.get(Connections.class);
        conversations = beans.get(Conversations.class);
        flow = beans.get(ConnectFlow.class);
        receipts = beans.get(Receipts.class);
        at(Duration.ZERO);
        database.person("user-1");
        database.person("user-2");
    }

    static Caller person(String userId, String session) {
        return Caller.person(userId, Role.USER, Caller.Credential.SESSION, session, Instant.MAX);
    }

    /** A page's address with its receipt in plain words: {@code /connections?connected=fake}. */
    String told(URI page) {
        String[] parts = page.toString().split("\\?receipt=", 2);
        Optional<Receipt> receipt = Stream.of(ADA, BEN).flatMap(caller -> receipts.read(caller, parts[parts.length - 1]).stream()).findFirst();
        return receipt.map(done -> parts[0] + "?" + done.what() + "=" + done.about()).orElse(page.toString());
    }

    void at(Duration later) {
        clock.use(Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @Override
    public void close() {
        database.close();
    }
}
