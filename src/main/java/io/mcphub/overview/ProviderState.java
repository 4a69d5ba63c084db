package io.mcphub.overview;

import io.mcphub.audit.statistics.Busy;
import io.mcphub.connections.AccountCount;
import java.util.List;

/**
 * What a provider is like, as the hub has seen it.
 *
 * @param integration the integration's id
 * @param health {@code ok}; {@code unreachable} if it did not answer this node when last asked; {@code failing} if more than half of the calls of
 *     the last hour broke; {@code reconnect} if accounts must be connected again; {@code not_set_up} if an admin must enter something first
 * @param accounts accounts that people have connected
 * @param broken accounts that the provider no longer lets in
 * @param calls calls of the last hour
 * @param failed those of them that broke at the provider
 * @param unreachable hosts that did not answer
 */
public record ProviderState(String integration, String displayName, String health, long accounts, long broken, long calls, long failed, List<String> unreachable) {
    /** Fewer calls than this say nothing about a provider. */
    private static final int TELLING = 5;

    public ProviderState {
        unreachable = List.copyOf(unreachable);
    }

    static ProviderState of(String integration, String displayName, boolean setUp, AccountCount accounts, Busy lastHour, List<String> unreachable) {
        String health = !unreachable.isEmpty() ? "unreachable"
                : lastHour.calls() >= TELLING && lastHour.failed() * 2 > lastHour.calls() ? "failing"
                : !setUp ? "not_set_up"
                : accounts.broken() > 0 ? "reconnect"
                : "ok";
        return new ProviderState(integration, displayName, health, accounts.accounts(), accounts.broken(), lastHour.calls(), lastHour.failed(), unreachable);
    }
}
