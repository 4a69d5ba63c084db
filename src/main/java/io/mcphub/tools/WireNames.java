package io.mcphub.tools;

import io.mcphub.access.ToolNames;
import java.util.List;
import java.util.stream.Stream;

/** The forms of a tool's name in messages: {@code hub.tools.search}, {@code hub_tools_search}, {@code hub__tools__search}. */
public final class WireNames {
    private WireNames() {}

    /** All forms by which a call may name the tool; a name without dots has only one. */
    public static List<String> of(String canonical) {
        return Stream.of(canonical, flat(canonical), canonical.replace(".", "__")).distinct().toList();
    }

    /** The name in the form that the client wants. */
    public static String in(ToolNames form, String canonical) {
        return form == ToolNames.FLAT ? flat(canonical) : canonical;
    }

    private static String flat(String canonical) {
        return canonical.replace('.', '_');
    }
}
