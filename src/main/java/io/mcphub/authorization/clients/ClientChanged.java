package io.mcphub.authorization.clients;

/**
 * CDI event, fired in the transaction of the change: a client has changed, so what people allowed it no longer counts.
 *
 * @param clientId the client
 * @param removed whether it was deleted; then its grants end too
 */
public record ClientChanged(String clientId, boolean removed) {}
