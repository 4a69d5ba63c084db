package io.mcphub.platform.persistence;

import java.sql.SQLException;
import java.util.List;

/** Lets processes that share a database tell each other something, over a connection of its own. For one thread at a time. */
public interface Channel extends AutoCloseable {
    /** Tells all processes that listen, this one among them. Each message has 4,000 bytes at most. */
    void tell(List<String> messages) throws SQLException;

    /** What was told since the last look. Waits for nothing; throws if the connection is gone. */
    List<String> hear() throws SQLException;

    @Override
    void close() throws SQLException;
}
