package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.platform.Secret;
import java.util.Map;

/** The result of a {@link Dialogue}: another step, or the account. */
public sealed interface Reply {
    /**
     * Another step.
     *
     * @param step what to show
     * @param memory what the next step needs; replaces the earlier memory; stored encrypted
     */
    record Ask(Step step, Map<String, Secret> memory) implements Reply {
        public Ask {
            memory = Map.copyOf(memory);
        }
    }

    /** The connected account, which ends the conversation. */
    record Connected(ConnectedAccount account) implements Reply {}

    /** A step that needs no memory. */
    static Reply ask(Step step) {
        return new Ask(step, Map.of());
    }
}
