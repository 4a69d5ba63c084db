package io.mcphub.connections.conversations;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the last answer.
 *
 * @param field the field it is about; null for the whole answer
 * @param detail one or two sentences for the person
 */
public record FieldProblem(@Nullable String field, String detail) {}
