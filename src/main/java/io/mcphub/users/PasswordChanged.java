package io.mcphub.users;

/**
 * CDI event, fired in the transaction of the change: everything that the old password gave access to ends.
 *
 * @param userId the person
 * @param revokeTokens whether personal access tokens, grants of apps and secrets of API clients end too
 */
public record PasswordChanged(String userId, boolean revokeTokens) {}
