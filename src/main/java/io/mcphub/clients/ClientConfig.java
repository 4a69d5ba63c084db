package io.mcphub.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What to paste into an MCP client.
 *
 * @param client the client's id
 * @param format what the text is
 * @param file the file where it belongs; null if it belongs in none
 * @param text the text itself
 */
@JsonInclude
public record ClientConfig(String client, Format format, @Nullable String file, String text) {
    /** What a text is. */
    public enum Format {
        @JsonProperty("json")
        JSON,
        @JsonProperty("toml")
        TOML,
        /** A line for a terminal. */
        @JsonProperty("command")
        COMMAND,
        @JsonProperty("link")
        LINK
    }
}
