package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: a person may not enter any more, because they were blocked, rejected or
 * put back to pending. What let them in ends for good; no later change revives it.
 */
public record UserBlocked(String userId) {}
