package io.mcphub.access;

/**
 * What was just done.
 *
 * @param what a word such as {@code connected}
 * @param about what it was done to, such as an integration's id; may be empty
 */
public record Receipt(String what, String about) {}
