package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What {@code tools/list} shows. It hides nothing from calls: a tool that is not listed is found by search, and called by its name. */
public enum ToolsMode {
    /** The hub's own tools and, of each integration, the few that most work needs. */
    @JsonProperty("core")
    CORE,
    /** All tools. */
    @JsonProperty("all")
    ALL,
    /** The hub's own tools alone. */
    @JsonProperty("discovery")
    DISCOVERY;

    /** The mode of this name, such as {@code core}, without regard to case. */
    public static Optional<ToolsMode> find(String name) {
        return Arrays.stream(values()).filter(mode -> mode.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }
}
