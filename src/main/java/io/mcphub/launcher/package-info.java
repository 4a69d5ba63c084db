/** Starts Payara Micro: configuration, secrets, port, readiness. Plain Java without the WAR's libraries. */
package io.mcphub.launcher;
