package io.mcphub.integrations.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcphub.access.Caller;
import io.mcphub.connections.Connections;
import io.mcphub.features.ResourceProvider;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each note as a text. */
@ApplicationScoped
class NoteResources implements ResourceProvider {
    private static final String PREFIX = "example://notes/";
    private static final String TEXT = "text/plain";

    @Inject
    ExampleClient client;

    @Inject
    Connections connections;

    @Override
    public String integration() {
        return "example";
    }

    @Override
    public boolean owns(String uri) {
        return uri.startsWith(PREFIX);
    }

    @Override
    public List<Resource> resources(Caller caller) {
        List<Resource> notes = new ArrayList<>();
        if (connections.connected(caller.userId()).contains(integration())) {
            client.call(connections.open(caller, integration(), null), ApiRequest.get("notes")).forEach(note -> notes.add(resource(note.path("id").asText())));
        }
        return notes;
    }

    @Override
    public List<ResourceTemplate> templates(Caller caller) {
        return List.of(new ResourceTemplate(PREFIX + "{id}", "note", "A note", "The text of a note.", TEXT));
    }

    @Override
    public Optional<ArrayNode> read(String uri, CallContext context) {
        try {
            String text = client.call(connections.open(context.caller(), integration(), null), ApiRequest.get("notes/{}", uri.substring(PREFIX.length()))).path("text").asText();
            ArrayNode contents = JsonTree.object().putArray("contents");
            contents.addObject().put("uri", uri).put("mimeType", TEXT).put("text", text);
            return Optional.of(contents);
        } catch (HubException refused) {
            if (refused.problem() == Problem.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Resource resource(String id) {
        return new Resource(PREFIX + id, "note-" + id, "Note " + id, "The text of a note.", TEXT);
    }
}
