package io.mcphub.users;

/**
 * CDI event, fired before a person's rows are deleted, outside any transaction. Observers give back at providers what belongs to
 * the person. An observer that fails must log and return, so that the person is still deleted.
 */
public record UserDeleted(String userId) {}
