package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.tools.RegisteredTool;

/** What a tool costs the context of a model. */
public final class ToolPrice {
    private static final int CHARACTERS_PER_TOKEN = 4;

    private ToolPrice() {}

    /** Estimated tokens: the compact JSON of name, description and input schema, four characters to a token. */
    public static int tokens(RegisteredTool tool) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", tool.name()).put("description", tool.description());
        shown.set("inputSchema", tool.inputSchema());
        return (Json.write(shown).length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
