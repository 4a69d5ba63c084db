package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: a person was blocked, rejected or put back to pending. Their credentials end
 * for good; unblocking does not revive them.
 */
public record UserBlocked(String userId) {}
