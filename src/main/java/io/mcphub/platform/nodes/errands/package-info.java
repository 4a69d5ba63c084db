/** What one node has another do, because that one holds a lease. Start at {@link io.mcphub.platform.nodes.errands.Errands}. */
package io.mcphub.platform.nodes.errands;
