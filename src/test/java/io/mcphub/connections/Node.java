package io.mcphub.connections;

import io.mcphub.audit.AuditTrail;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.QuickPasswords;
import java.time.Duration;
import java.util.List;

/** One node of the hub: its own beans over a database that other nodes may share. */
final class Node {
    final RecordedAudit audit;
    final TestConfig config = new TestConfig();
    final Connections connections;
    final Conversations conversations;
    final AllConnections all;
    final ConnectionUses uses;
    final ConnectionStore store;
    final RefreshClaims claims;
    final Refresh refresh;
    final RecordedEvents<ConnectionsChanged> changed;
    String baseUrl = "https://hub.example.com";

    Node(TestDatabase database, Connector connector, HubClock clock) {
        audit = new RecordedAudit(database);
        BeanBox beans = new BeanBox(database)
                .with(HubClock.class, clock)
                .with(HubConfig.class, config)
                .with(AuditTrail.class, audit)
                .with(Settings.class, settings())
                .with(PasswordHash.class, QuickPasswords.create())
                .withAll(Connector.class, List.of(connector));
        connections = beans.get(Connections.class);
        conversations = beans.get(Conversations.class);
        all = beans.get(AllConnections.class);
        uses = beans.get(ConnectionUses.class);
        store = beans.get(ConnectionStore.class);
        claims = beans.get(RefreshClaims.class);
        refresh = beans.get(Refresh.class);
        refresh.patience = Duration.ofSeconds(60);
        changed = beans.events(ConnectionsChanged.class);
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public String baseUrl() {
                return baseUrl;
            }
        };
    }

    /** Whose connections changed. */
    List<String> changed() {
        return changed.fired.stream().map(ConnectionsChanged::userId).toList();
    }
}
