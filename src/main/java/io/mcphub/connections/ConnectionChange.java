package io.mcphub.connections;

import io.mcphub.connections.credentials.WritePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the owner changes about a connection.
 *
 * @param relabel whether to change the label
 * @param label the new label, or null for none
 * @param makeDefault whether to make it the account that tools use unless a call names another
 * @param writes what tools may change, or null to leave that unchanged
 */
public record ConnectionChange(boolean relabel, @Nullable String label, boolean makeDefault, @Nullable WritePolicy writes) {}
