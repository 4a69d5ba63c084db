/**
 * Starts Payara Micro and waits until the hub is ready. Start at {@link io.mcphub.launcher.Main}. {@code configuration} says what the
 * operator wants, {@code jvm} runs the hub in a JVM that fits it, {@code bundle} knows what lies where, {@code logging} writes the log,
 * and {@code data} has the commands that need no server. Plain Java: neither the WAR's libraries nor other packages of the hub.
 */
package io.mcphub.launcher;
