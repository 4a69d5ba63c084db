package io.mcphub.connections.connectors;

/**
 * What a person pastes to connect: the token, and what a connector needs besides, such as the address of their site.
 *
 * @param name the member of {@code PUT /integrations/{p}/token}, in snake_case
 * @param label what the connections page calls it
 * @param hint one sentence below the field: what it looks like and where to find it
 * @param required whether the connector cannot do without
 */
public record TokenField(String name, String label, String hint, boolean required) {}
