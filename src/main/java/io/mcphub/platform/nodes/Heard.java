package io.mcphub.platform.nodes;

/**
 * CDI event: another node told something, after its commit.
 *
 * @param topic what it is about
 * @param key whom or what it concerns; empty for all
 */
public record Heard(String topic, String key) {}
