package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The form of tool names in messages: {@code hub_tools_search}, which every client takes, or {@code hub.tools.search}. */
public enum ToolNames {
    /** Nobody asked for a form; it is flat. */
    @JsonProperty("default")
    DEFAULT,
    @JsonProperty("dotted")
    DOTTED,
    @JsonProperty("flat")
    FLAT;

    /** The form of this name, such as {@code dotted}, without regard to case. */
    public static Optional<ToolNames> find(String name) {
        return Arrays.stream(values()).filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }
}
