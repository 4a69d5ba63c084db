package io.mcphub.tools;

import io.mcphub.access.ToolNames;
import java.util.List;
import java.util.stream.Stream;

/** The forms of a tool's name on the wire: {@code hub.tools.search}, {@code hub_tools_search}, {@code hub__tools__search}. */
public final class WireNames {
    private WireNames() {}

    /** All forms in which a call may name the tool; a name without dots has but one. */
    public static List<String> of(String canonical) {
        return Stream.of(canonical, flat(canonical), canonical.replace(".", "__")).distinct().toList();
    }

    /** The name as it is shown to a client that wants this form. */
    public static String in(ToolNames form, String canonical) {
        return form == ToolNames.FLAT ? flat(canonical) : canonical;
    }

    private static String flat(String canonical) {
        return canonical.replace('.', '_');
    }
}
