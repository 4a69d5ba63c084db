package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call (server/tools § Tool Result).
 *
 * @param content the content blocks, never empty
 * @param structuredContent the output record as JSON, or null for errors and raw tools
 * @param isError whether the tool failed; the text then says why and what to do next
 * @param meta the result's {@code _meta}, or null; keys have the prefix of their owner (basic/index § _meta)
 */
public record ToolResult(ArrayNode content, @Nullable JsonNode structuredContent, boolean isError, @Nullable ObjectNode meta) {
    /** The member of {@code _meta} that tells programs why a call failed; see docs/problems.md. */
    public static final String PROBLEM = "io.mcphub/problem";

    /** The member of {@code _meta} that says that the call was made before, and that this is its answer. */
    public static final String REPEATED = "io.mcphub/repeated";

    public ToolResult(ArrayNode content, @Nullable JsonNode structuredContent, boolean isError) {
        this(content, structuredContent, isError, null);
    }

    /** A success of a raw tool with its own content blocks. */
    public static ToolResult content(ArrayNode blocks) {
        return new ToolResult(blocks, null, false);
    }

    /** A success: the record as structured content and as text. */
    public static ToolResult of(Object output) {
        return of(output, Format.JSON);
    }

    /** A success whose text has the given form. */
    public static ToolResult of(Object output, Format format) {
        return of(Json.tree(output), output.getClass(), format);
    }

    /** A success whose output is already a tree of JSON. */
    public static ToolResult of(JsonNode output, Class<?> type, Format format) {
        JsonNode tree = VisibleText.of(output);
        return new ToolResult(texts(TextBlocks.of(format, type, tree)), tree, false);
    }

    /** The same with a picture beside its text. */
    public ToolResult with(Pictured.Image picture) {
        ArrayNode blocks = content.deepCopy();
        blocks.addObject().put("type", "image").put("data", picture.base64()).put("mimeType", picture.mimeType());
        return new ToolResult(blocks, structuredContent, isError, meta);
    }

    /** A failure of the tool itself, in a sentence that a model can act on. */
    public static ToolResult error(String text) {
        return new ToolResult(texts(List.of(text)), null, true);
    }

    /**
     * A refusal: a sentence for the model, and the kind of problem in {@code _meta} for programs. It is not structured content,
     * because clients validate that against the output schema.
     */
    public static ToolResult error(HubException refused) {
        String retry = refused.retryAfterSeconds().map(seconds -> " Retry in " + seconds + " seconds.").orElse("");
        return new ToolResult(texts(List.of(refused.publicDetail() + retry)), null, true, JsonNodeFactory.instance.objectNode().set(PROBLEM, problem(refused)));
    }

    /** The same answer for a repeated call, which did nothing: {@code _meta} says so. */
    public ToolResult again() {
        ObjectNode marked = meta == null ? JsonNodeFactory.instance.objectNode() : meta.deepCopy();
        return new ToolResult(content, structuredContent, isError, marked.put(REPEATED, true));
    }

    private static ObjectNode problem(HubException refused) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode().put("code", refused.problem().slug());
        refused.field().ifPresent(field -> problem.put("field", field));
        refused.retryAfterSeconds().ifPresent(seconds -> problem.put("retry_after", seconds));
        return problem;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        texts.forEach(text -> content.addObject().put("type", "text").put("text", VisibleText.of(text)));
        return content;
    }
}
