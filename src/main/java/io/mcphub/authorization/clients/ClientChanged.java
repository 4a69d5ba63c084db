package io.mcphub.authorization.clients;

/**
 * CDI event, fired in the transaction of the change: a client is another one now, so what people allowed it no longer counts.
 *
 * @param clientId the client
 * @param removed whether it is gone; its grants end with it
 */
public record ClientChanged(String clientId, boolean removed) {}
