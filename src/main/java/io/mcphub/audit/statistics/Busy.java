package io.mcphub.audit.statistics;

/**
 * A tool, a person or an integration with its calls.
 *
 * @param name a tool's name, the id of a person or of an integration
 * @param calls all calls
 * @param failed those that failed, were refused or were interrupted
 */
public record Busy(String name, long calls, long failed) {}
