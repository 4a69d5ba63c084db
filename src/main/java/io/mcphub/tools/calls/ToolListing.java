package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.ToolNames;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.catalogue.ToolPrice;
import java.util.Locale;

/**
 * A tool as a person sees it.
 *
 * @param name the dotted name, as in the audit log
 * @param flatName the name that most clients show
 * @param effect {@code read}, {@code write} or {@code destructive}
 * @param core whether a client that chose nothing is shown it
 * @param connected whether a call can reach an account
 * @param tokens what it costs the context of a model, estimated
 * @param inputSchema JSON Schema of its arguments, with {@code account} if the person has several
 */
public record ToolListing(String name, String flatName, String title, String integration, String effect, String description, boolean core, boolean connected, int tokens, JsonNode inputSchema) {
    static ToolListing of(RegisteredTool tool, boolean connected, boolean choosesAccount) {
        JsonNode schema = choosesAccount ? tool.inputSchemaWithAccount() : tool.inputSchema();
        String flat = WireNames.in(ToolNames.FLAT, tool.name());
        return new ToolListing(tool.name(), flat, tool.title(), tool.integration(), tool.effect().name().toLowerCase(Locale.ROOT), tool.description(), tool.core(), connected, ToolPrice.tokens(tool), schema);
    }
}
