package io.mcphub.tools.catalogue;

/**
 * The arguments of one call, validated and bound.
 *
 * @param value the input record, or the object itself for a raw tool
 * @param framework what the tool does not see
 */
public record Input(Object value, FrameworkArguments framework) {}
