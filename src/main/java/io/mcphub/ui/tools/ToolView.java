package io.mcphub.ui.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import io.mcphub.tools.calls.ToolTrial;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One tool on {@code /tools?tool=}: what it is, and a form to try it. A write shows its arguments first and asks. */
@Named
@RequestScoped
public class ToolView {
    private static final String FORM = "try";
    private static final String PREVIEW = "preview";

    @Inject
    ToolDirectory directory;

    @Inject
    ToolTrial trial;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable Optional<ToolListing> tool;
    private @Nullable ObjectNode asked;
    private @Nullable ToolResult answer;

    /** The tool that the address names; null without one. An unknown name shows a message. */
    public @Nullable ToolListing getTool() {
        if (tool == null) {
            String name = browser.parameter("tool");
            tool = name == null ? Optional.empty() : directory.get(caller.get(), name);
            if (name != null && tool.isEmpty()) {
                browser.status(404);
            }
        }
        return tool.orElse(null);
    }

    /** Whether the address names a tool that does not exist for this person. */
    public boolean isUnknown() {
        return browser.parameter("tool") != null && getTool() == null;
    }

    /** The fields of the form, with what was sent. */
    public List<ToolField> getFields() {
        return ToolField.of(required().inputSchema(), this::sent);
    }

    /** A call with the arguments that are needed, as a client sends it. */
    public String getExample() {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        getFields().stream().filter(ToolField::required).forEach(field -> arguments.set(field.name(), field.example()));
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("name", required().flatName());
        call.set("arguments", arguments);
        return call.toPrettyString();
    }

    /** Calls a tool that only reads; of another one shows the arguments, and a preview if it has one. */
    public void attempt() {
        act(() -> {
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            getFields().forEach(field -> field.into(arguments));
            if (required().effect().equals("read")) {
                answer = call(arguments);
            } else {
                asked = arguments;
                answer = previews() ? call(arguments.deepCopy().put(PREVIEW, true)) : null;
            }
        });
    }

    /** Makes the call that was shown before. */
    public void confirm() {
        act(() -> answer = call(confirmed()));
    }

    /** The arguments of the call that waits for a yes, as JSON; null if none waits. */
    public @Nullable String getAsked() {
        if (asked != null) {
            return asked.toPrettyString();
        }
        // While the yes is read, the form that sends it must exist.
        return isAnswered() ? null : browser.parameter("arguments");
    }

    /** Whether there is an answer to show. */
    public boolean isAnswered() {
        return answer != null;
    }

    /** Whether the tool failed. */
    public boolean isFailed() {
        return answer != null && answer.isError();
    }

    /** The answer as the AI reads it: each block of text, and one line for each block of another kind. */
    public List<String> getBlocks() {
        return answer == null ? List.of() : StreamSupport.stream(answer.content().spliterator(), false).map(ToolView::block).toList();
    }

    private static String block(JsonNode block) {
        String type = block.path("type").asText();
        return type.equals("text") ? block.path("text").asText() : "[" + type + " " + block.path("mimeType").asText() + ", " + block.path("data").asText().length() * 3 / 4 + " bytes]";
    }

    private boolean previews() {
        return required().inputSchema().path("properties").has(PREVIEW);
    }

    private ToolResult call(ObjectNode arguments) {
        return browser.waitFor(caller.get(), () -> trial.call(caller.get(), required().name(), arguments));
    }

    private ObjectNode confirmed() {
        String sent = browser.parameter("arguments");
        try {
            if (sent != null && Json.mapper().readTree(sent) instanceof ObjectNode arguments) {
                return arguments;
            }
        } catch (JsonProcessingException wrong) {
            // Refused below, as if it were missing.
        }
        throw HubException.invalid("arguments", "The arguments did not arrive. Fill in the form again.");
    }

    private void act(Runnable work) {
        try {
            work.run();
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    private ToolListing required() {
        ToolListing chosen = getTool();
        if (chosen == null) {
            throw HubException.notFound("There is no such tool for you. Choose one on the page of tools.");
        }
        return chosen;
    }

    private String sent(String name) {
        String value = browser.parameter("arg." + name);
        return value == null ? "" : value;
    }
}
