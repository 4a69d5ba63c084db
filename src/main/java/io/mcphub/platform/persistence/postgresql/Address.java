package io.mcphub.platform.persistence.postgresql;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;

/** Where the database is and who asks it: {@code DATABASE_URL}, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}. */
record Address(String url, @Nullable String user, @Nullable String password) {
    /** How the connections call themselves in {@code pg_stat_activity}. */
    private static final String NAME = "mcp-hub";

    private static final int CONNECT_SECONDS = 5;
    /**
     * How long an answer may take. Without a limit, a network that loses packets would hold whoever waits for minutes or for ever. What takes
     * longer by its nature uses {@link Postgresql#patient}.
     */
    static final int ANSWER_SECONDS = 30;
    /** The same for what many wait for, and what never takes long. */
    static final int SHORT_ANSWER_SECONDS = 10;

    /** What the environment says. The server makes data sources, so that nothing can be injected. */
    static Address configured() {
        Config config = ConfigProvider.getConfig();
        Optional<String> url = config.getOptionalValue("DATABASE_URL", String.class);
        return new Address(
                url.orElse("jdbc:postgresql://localhost/hub"),
                config.getOptionalValue("DATABASE_USER", String.class).orElse(null),
                config.getOptionalValue("DATABASE_PASSWORD", String.class).orElse(null));
    }

    /** Sets what the address itself does not say. */
    void giveTo(BaseDataSource database) {
        giveTo(database, ANSWER_SECONDS);
    }

    /** The same with a limit for each answer in seconds, which the address itself may change; 0 for none. */
    void giveTo(BaseDataSource database, int answerSeconds) {
        database.setApplicationName(NAME);
        database.setConnectTimeout(CONNECT_SECONDS);
        database.setSocketTimeout(answerSeconds);
        database.setTcpKeepAlive(true);
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
