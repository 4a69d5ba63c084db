package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: everything that the old password let in ends.
 *
 * @param userId whose password it is
 * @param revokeTokens whether personal access tokens end too, and what apps were allowed
 */
public record PasswordChanged(String userId, boolean revokeTokens) {}
