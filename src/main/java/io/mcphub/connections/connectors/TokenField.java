package io.mcphub.connections.connectors;

/**
 * What a person pastes to connect: the token, or something that a connector needs besides, such as the address of their site.
 *
 * @param name the member of {@code PUT /integrations/{id}/token}, in snake_case
 * @param label the text beside the field
 * @param hint one sentence below the field: what it looks like and where to find it
 * @param required whether it must be filled in
 */
public record TokenField(String name, String label, String hint, boolean required) {}
