package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.platform.Secret;
import java.util.Map;

/** What a {@link Dialogue} answers: another step, or the account. */
public sealed interface Reply {
    /**
     * Shows a step.
     *
     * @param memory what the next turn needs to know, in place of what was remembered before; stored encrypted
     */
    record Ask(Step step, Map<String, Secret> memory) implements Reply {
        public Ask {
            memory = Map.copyOf(memory);
        }
    }

    /** Ends the conversation: the hub stores this account. */
    record Connected(ConnectedAccount account) implements Reply {}

    /** A step that needs no memory. */
    static Reply ask(Step step) {
        return new Ask(step, Map.of());
    }
}
