package io.mcphub.connections.conversations;

import org.jspecify.annotations.Nullable;

/**
 * A problem with the last answer.
 *
 * @param field the wrong field; null for the whole answer
 * @param detail one or two sentences for the person
 */
public record FieldProblem(@Nullable String field, String detail) {}
