package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What {@code tools/list} shows: all tools, or the hub's own, through which the others are found and called. */
public enum ToolsMode {
    @JsonProperty("all")
    ALL,
    @JsonProperty("discovery")
    DISCOVERY
}
