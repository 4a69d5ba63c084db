package io.mcphub.connections;

import io.mcphub.connections.credentials.WritePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the owner changes about a connection.
 *
 * @param relabel whether {@code label} counts; if not, the label stays
 * @param label the new label, or null for none
 * @param makeDefault whether this becomes the account that tools use unless a call names another
 * @param writes what tools may change, or null to leave that as it is
 */
public record ConnectionChange(boolean relabel, @Nullable String label, boolean makeDefault, @Nullable WritePolicy writes) {}
