package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What a credential is shown. It gives and takes no rights.
 *
 * @param names the form of tool names
 * @param tools the tools of {@code tools/list}
 * @param structured whether tools show an output schema and answer with structured content besides the text; why not by itself is in
 *     {@code docs/clients.md}
 */
public record Shown(@JsonProperty("tool_names") ToolNames names, ToolsMode tools, boolean structured) {
    /** For whoever chose nothing. */
    public static final Shown DEFAULT = new Shown(ToolNames.DEFAULT, ToolsMode.CORE, false);

    /** For programs, which read all and pay for no context. */
    public static final Shown ALL = new Shown(ToolNames.DEFAULT, ToolsMode.ALL, true);

    public Shown {
        Objects.requireNonNull(names);
        Objects.requireNonNull(tools);
    }

    /** This, with tool names in another form. */
    public Shown withNames(ToolNames form) {
        return new Shown(form, tools, structured);
    }

    /** This, with other tools in the list. */
    public Shown withTools(ToolsMode mode) {
        return new Shown(names, mode, structured);
    }

    /** This, with or without structured content. */
    public Shown withStructured(boolean wanted) {
        return new Shown(names, tools, wanted);
    }
}
