package io.mcphub.features;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcphub.access.Caller;
import io.mcphub.tools.CallContext;
import java.util.List;
import java.util.Optional;

/** Resources of an integration (server/resources). Implement it as a CDI bean. */
public interface ResourceProvider extends Feature {
    /** The resources that this caller sees in {@code resources/list}, in a stable order. */
    List<Resource> resources(Caller caller);

    /** The templates that this caller sees in {@code resources/templates/list}, in a stable order. */
    default List<ResourceTemplate> templates(Caller caller) {
        return List.of();
    }

    /**
     * The contents of a resource: one or more objects with {@code uri}, {@code mimeType} and either {@code text} or {@code blob}
     * (schema TextResourceContents, BlobResourceContents). Empty if there is no such resource for this caller; unknown and
     * forbidden look the same.
     */
    Optional<ArrayNode> read(String uri, CallContext context);

    /**
     * An entry of {@code resources/list}.
     *
     * @param uri its address (RFC 3986)
     * @param name a short name for programs
     * @param title a short name for people
     * @param description what it holds
     * @param mimeType the media type of its contents
     */
    record Resource(String uri, String name, String title, String description, String mimeType) {}

    /**
     * An entry of {@code resources/templates/list}.
     *
     * @param uriTemplate the addresses (RFC 6570)
     * @param name a short name for programs
     * @param title a short name for people
     * @param description what the resources hold
     * @param mimeType the media type of their contents
     */
    record ResourceTemplate(String uriTemplate, String name, String title, String description, String mimeType) {}
}
