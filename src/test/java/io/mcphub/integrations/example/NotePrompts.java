package io.mcphub.integrations.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcphub.access.Caller;
import io.mcphub.connections.Connections;
import io.mcphub.features.CompletionProvider;
import io.mcphub.features.PromptProvider;
import io.mcphub.tools.CallContext;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A prompt about one note, whose id is completed. */
@ApplicationScoped
class NotePrompts implements PromptProvider, CompletionProvider {
    private static final String NAME = "example.discuss_note";
    private static final String NOTE = "note";

    @Inject
    ExampleClient client;

    @Inject
    Connections connections;

    @Override
    public String integration() {
        return "example";
    }

    @Override
    public List<Prompt> prompts(Caller caller) {
        Prompt discuss = new Prompt(NAME, "Discuss a note", "Starts a talk about one of your notes.", List.of(new Argument(NOTE, "The note's id", true)));
        return connections.connected(caller.userId()).contains(integration()) ? List.of(discuss) : List.of();
    }

    @Override
    public ArrayNode get(String name, Map<String, String> arguments, CallContext context) {
        JsonNode note = client.call(connections.open(context.caller(), integration(), null), ApiRequest.get("notes/{}", arguments.get(NOTE)));
        ArrayNode messages = JsonTree.object().putArray("messages");
        messages.addObject().put("role", "user").putObject("content").put("type", "text").put("text", "Let us talk about this note: " + note.path("text").asText());
        return messages;
    }

    @Override
    public boolean knows(Request request) {
        return request.prompt() && request.reference().equals(NAME) && request.argument().equals(NOTE);
    }

    @Override
    public List<String> complete(Request request, CallContext context) {
        List<String> ids = new ArrayList<>();
        client.call(connections.open(context.caller(), integration(), null), ApiRequest.get("notes")).forEach(note -> ids.add(note.path("id").asText()));
        return ids.stream().filter(id -> id.startsWith(request.typed())).toList();
    }
}
