package io.mcphub.connections;

import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import org.jspecify.annotations.Nullable;

/**
 * What the owner changes about a connection.
 *
 * @param relabel whether to change the label
 * @param label the new label, or null for none
 * @param makeDefault whether to make it the account that tools use unless a call names another
 * @param reads what tools may read, or null to leave that unchanged
 * @param writes what tools may change, or null to leave that unchanged
 */
public record ConnectionChange(boolean relabel, @Nullable String label, boolean makeDefault, @Nullable Reach reads, @Nullable Reach writes) {
    /** Throws {@code INVALID_INPUT} for a limit that no tool of the connector checks: it must not be stored. */
    void requireCheckable(Connector connector) {
        if (writes != null && writes.mode() == Reach.Mode.ONLY && !connector.writesHaveTargets()) {
            throw HubException.invalid("writes", connector.displayName() + "'s tools cannot be limited to some targets. Choose all or none.");
        }
        if (reads != null && reads.mode() != Reach.Mode.ALL && !connector.readsHaveTargets()) {
            throw HubException.invalid("reads", connector.displayName() + "'s tools cannot be limited in what they read. Choose all.");
        }
    }
}
