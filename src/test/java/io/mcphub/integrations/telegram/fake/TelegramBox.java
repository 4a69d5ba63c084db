package io.mcphub.integrations.telegram.fake;

import io.mcphub.audit.AuditPayloads;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.sessions.SessionFolders;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.integrations.telegram.sessions.TdlibSource;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.platform.queue.Workers;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Telegram's beans over a fake library, with sessions in a folder of the test's. After a crash the next start gets a new fake. */
public final class TelegramBox {
    public static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final BeanBox box;
    private FakeTdlib tdlib = new FakeTdlib();
    private final TestConfig config = new TestConfig();
    private boolean used;

    public TelegramBox(TestDatabase database, Path folder) {
        this(new BeanBox(database), folder);
    }

    private TelegramBox(BeanBox box, Path folder) {
        config.variables.putAll(Map.of("TELEGRAM_API_ID", "17349", "TELEGRAM_API_HASH", "0123456789abcdef0123456789abcdef", "TELEGRAM_DATA_DIR", folder.toString(), "NODE_ID", "here"));
        this.box = box.withAll(Connector.class, List.of()).with(HubConfig.class, config).with(AuditPayloads.class, () -> true).with(Workers.class, new Workers() {
            @Override
            public void execute(Runnable task) {
                new Thread(task).start();
            }
        }).with(TdlibSource.class, this::start);
    }

    /** The beans. Give stand-ins before the first is asked for. */
    public BeanBox beans() {
        return box;
    }

    /** The configuration, to be changed. */
    public TestConfig config() {
        return config;
    }

    /** The fake library that runs, or will run. */
    public synchronized FakeTdlib tdlib() {
        return tdlib;
    }

    /** A connection of Ada's whose session is signed in. */
    public Credential account() {
        return account(Reach.ALL, Reach.ALL);
    }

    /** As {@link #account()}, with what tools may read and change. */
    public Credential account(Reach reads, Reach writes) {
        String session = "session-of-ada-00000001";
        FakeStore.signedIn(box.get(SessionFolders.class).of(session), KEY);
        return new Credential("connection-1", "user-1", Secret.of(KEY), Map.of(SessionKey.DETAIL, session), reads, writes);
    }

    private synchronized FakeTdlib start() {
        if (used) {
            tdlib = new FakeTdlib();
        }
        used = true;
        return tdlib;
    }
}
