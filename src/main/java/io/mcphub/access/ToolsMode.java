package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What {@code tools/list} shows: all tools, or only the hub's own, with which the others are found and called. */
public enum ToolsMode {
    @JsonProperty("all")
    ALL,
    @JsonProperty("discovery")
    DISCOVERY
}
