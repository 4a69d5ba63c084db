package io.mcphub.tools;

/**
 * The arguments of one call, validated and bound.
 *
 * @param value the input record, or the object itself for a raw tool
 * @param framework what the tool does not see
 */
record Input(Object value, FrameworkArguments framework) {}
