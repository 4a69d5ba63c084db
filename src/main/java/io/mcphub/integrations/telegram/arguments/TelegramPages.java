package io.mcphub.integrations.telegram.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Page cursors of an account's lists. */
@ApplicationScoped
public class TelegramPages {
    @Inject
    Cursors cursors;

    /** A tool's state in a cursor; null for the first page. */
    public <T> @Nullable T open(Credential telegram, String tool, @Nullable String cursor, Class<T> state) {
        return cursors.open(telegram.connectionId(), tool, cursor, state);
    }

    /** The cursor of a page. */
    public String seal(Credential telegram, String tool, Object state) {
        return cursors.seal(telegram.connectionId(), tool, state);
    }
}
