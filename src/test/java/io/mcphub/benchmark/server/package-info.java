/** What the hub is compared with: resources in the same WAR that do next to nothing. Added by {@link io.mcphub.testing.HubWar}; never ships. */
package io.mcphub.benchmark.server;
