package io.mcphub.features;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcphub.access.Caller;
import io.mcphub.tools.CallContext;
import java.util.List;
import java.util.Optional;

/** Resources of an integration (server/resources). Implement it as a CDI bean. */
public interface ResourceProvider extends Feature {
    /** Whether addresses like this are this integration's. Asks nobody: it is told from memory. */
    boolean owns(String uri);

    /** What {@code resources/list} shows this caller, in a stable order; nothing if the caller has no account. May ask the provider. */
    List<Resource> resources(Caller caller);

    /** What {@code resources/templates/list} shows this caller, in a stable order. May ask the provider. */
    default List<ResourceTemplate> templates(Caller caller) {
        return List.of();
    }

    /**
     * The contents of a resource that it {@link #owns}, listed or made from a template: objects with {@code uri}, {@code mimeType} and either
     * {@code text} or {@code blob} (schema TextResourceContents, BlobResourceContents), at least one. Empty if there is none
     * of that address, or none for this caller: the two look the same. May ask the provider.
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
