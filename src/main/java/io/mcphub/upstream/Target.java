package io.mcphub.upstream;

/**
 * What a call goes to.
 *
 * @param host the host; the circuit breaker's key
 * @param provider the provider's name in sentences
 * @param connectionId who calls; connections share a budget fairly
 * @param budget how the provider counts the call
 * @param idempotent whether repeating it changes nothing
 */
public record Target(String host, String provider, String connectionId, Budget budget, boolean idempotent) {}
