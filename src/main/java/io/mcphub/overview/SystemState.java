package io.mcphub.overview;

import java.time.Instant;
import java.util.List;

/**
 * What the hub itself is like.
 *
 * @param version the version of this build
 * @param node the node that answers
 * @param nodes how many nodes are alive
 * @param alive those nodes, by name
 * @param startedAt when this node was started
 * @param writable whether the database takes writes
 * @param databaseBytes how much room it takes; 0 if it is not a file of this machine
 * @param freeBytes how much room there is beside it; 0 if that cannot be told
 */
public record SystemState(String version, String node, int nodes, List<NodeState> alive, Instant startedAt, boolean writable, long databaseBytes, long freeBytes) {}
