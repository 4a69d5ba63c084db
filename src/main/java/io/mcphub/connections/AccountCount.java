package io.mcphub.connections;

/**
 * How many accounts people have connected to an integration.
 *
 * @param accounts all of them
 * @param broken those that the provider no longer lets in
 */
public record AccountCount(long accounts, long broken) {
    /** Of an integration without accounts. */
    public static final AccountCount NONE = new AccountCount(0, 0);

    static AccountCount of(ConnectionStatus status, long count) {
        return new AccountCount(count, status == ConnectionStatus.OK ? 0 : count);
    }

    AccountCount plus(AccountCount other) {
        return new AccountCount(accounts + other.accounts, broken + other.broken);
    }
}
