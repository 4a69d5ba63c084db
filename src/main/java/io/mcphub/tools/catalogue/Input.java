package io.mcphub.tools.catalogue;

import io.mcphub.tools.ListedArguments;
import io.mcphub.tools.PageRows;

/**
 * The arguments of one call, validated and bound.
 *
 * @param value the input record, or the JSON object for a raw tool
 * @param framework the arguments that the tool does not see
 * @param listed the arguments that a cursor of this call belongs to
 * @param rows the part of the page to show
 */
public record Input(Object value, FrameworkArguments framework, ListedArguments listed, PageRows rows) {}
