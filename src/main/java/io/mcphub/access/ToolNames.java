package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of tool names in messages: {@code hub.tools.search}, or {@code hub_tools_search} for clients that refuse dots. */
public enum ToolNames {
    @JsonProperty("dotted")
    DOTTED,
    @JsonProperty("flat")
    FLAT
}
