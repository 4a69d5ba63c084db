package io.mcphub.upstream;

/**
 * Where a call goes.
 *
 * @param host the host that may be down; the circuit breaker's key
 * @param provider how the provider is called in sentences
 * @param connectionId who calls: connections share a budget fairly
 * @param budget how the provider counts the call
 * @param idempotent whether repeating it changes nothing
 */
public record Target(String host, String provider, String connectionId, Budget budget, boolean idempotent) {}
