package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of tool names on the wire: {@code hub.tools.search} or, for clients that refuse dots, {@code hub_tools_search}. */
public enum ToolNames {
    @JsonProperty("dotted")
    DOTTED,
    @JsonProperty("flat")
    FLAT
}
