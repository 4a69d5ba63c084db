package io.mcphub.tools.catalogue;

import io.mcphub.tools.ListedArguments;

/**
 * The arguments of one call, validated and bound.
 *
 * @param value the input record, or the JSON object for a raw tool
 * @param framework the arguments that the tool does not see
 * @param listed the arguments that a cursor of this call belongs to
 */
public record Input(Object value, FrameworkArguments framework, ListedArguments listed) {}
