package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a credential may do with the tools that its user may use. */
public enum Access {
    /** Reads, writes and deletions. */
    @JsonProperty("full")
    FULL,
    /** Only tools that read; all others are hidden. */
    @JsonProperty("read")
    READ
}
