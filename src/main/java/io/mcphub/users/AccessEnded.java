package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: a person was blocked, rejected or put back to pending, or an admin ended all
 * that lets them in. Their credentials end for good; unblocking does not revive them.
 *
 * @param reason why, for the audit log: {@code blocked} or {@code ended}
 */
public record AccessEnded(String userId, String reason) {}
