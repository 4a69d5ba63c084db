package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of tool names on the wire: {@code slack.messages.post} or, for clients that refuse dots, {@code slack_messages_post}. */
public enum ToolNames {
    @JsonProperty("dotted")
    DOTTED,
    @JsonProperty("flat")
    FLAT
}
