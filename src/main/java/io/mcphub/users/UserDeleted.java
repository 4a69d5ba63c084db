package io.mcphub.users;

/**
 * CDI event, fired just before a person's rows are erased and outside any transaction: whoever holds something of theirs
 * at a provider gives it back now. An observer that fails must not keep the person; it logs and returns.
 */
public record UserDeleted(String userId) {}
