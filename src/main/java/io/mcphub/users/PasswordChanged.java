package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: everything that the old password let in ends.
 *
 * @param userId whose password it is
 * @param revokeTokens whether everything else that was there before ends too: personal access tokens, what apps were allowed, and
 *     the secrets of API clients
 */
public record PasswordChanged(String userId, boolean revokeTokens) {}
