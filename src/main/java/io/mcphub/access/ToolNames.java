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

    /** The form that somebody asks for by this name, {@code dotted} or {@code flat}, without regard to case. */
    public static Optional<ToolNames> find(String name) {
        return Arrays.stream(values()).filter(form -> form != DEFAULT && form.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }
}
