package io.mcphub.connections;

/**
 * What a connector needs besides a pasted token, such as the address of the person's site.
 *
 * @param name the member of {@code PUT /integrations/{p}/token}, in snake_case
 * @param label what the connections page calls it
 * @param hint one sentence below the field: what it looks like and where to find it
 * @param required whether the connector cannot do without
 */
public record TokenField(String name, String label, String hint, boolean required) {}
