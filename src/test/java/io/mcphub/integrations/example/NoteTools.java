package io.mcphub.integrations.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** {@code example.notes.*}. */
@ApplicationScoped
@ToolsOf("example")
public class NoteTools {
    @Inject
    ExampleClient client;

    /** Nothing to say. */
    public record ListNotes() {}

    /** Arguments of {@code example.notes.add}. */
    public record AddNote(@NotBlank @Size(max = 500) @Description("What to remember") String text) {}

    /** Arguments of {@code example.notes.delete}. */
    public record DeleteNote(@NotBlank @Size(max = 40) @Description("The note's id") String id) {}

    /** A note. */
    public record Note(@NotNull @Description("The id") String id, @NotNull @Description("The text") String text) {
        static Note of(JsonNode note) {
            return new Note(note.path("id").asText(), note.path("text").asText());
        }
    }

    /** All notes. */
    public record Notes(@NotNull @Description("The notes") List<Note> notes) {}

    /** What was deleted. */
    public record Deleted(@NotNull @Description("The id of the note that is gone") String id) {}

    @Tool(name = "example.notes.list", title = "List notes", effect = Effect.READ, core = true, description = "Lists your notes at Example.")
    public Notes list(ListNotes in, Credential example) {
        List<Note> notes = new ArrayList<>();
        client.call(example, ApiRequest.get("notes")).forEach(note -> notes.add(Note.of(note)));
        return new Notes(notes);
    }

    @Tool(name = "example.notes.add", title = "Add a note", effect = Effect.WRITE, core = true, description = "Adds a note at Example.")
    public Note add(AddNote in, Credential example) {
        return Note.of(client.call(example, ApiRequest.post("notes").json(JsonTree.object().put("text", in.text()))));
    }

    @Tool(name = "example.notes.delete", title = "Delete a note", effect = Effect.DESTRUCTIVE, description = "Deletes a note at Example for good.")
    public Deleted delete(DeleteNote in, Credential example) {
        client.call(example, ApiRequest.delete("notes/{}", in.id()));
        return new Deleted(in.id());
    }
}
