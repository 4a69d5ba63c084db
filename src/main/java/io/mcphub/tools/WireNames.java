package io.mcphub.tools;

import io.mcphub.access.ToolNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms of a tool's name in messages: {@code hub.tools.search}, {@code hub_tools_search}, {@code hub__tools__search}. */
public final class WireNames {
    private static final Pattern DOTTED = Pattern.compile("\\b[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*){2,3}\\b");

    private WireNames() {}

    /** All forms by which a call may name the tool; a name without dots has only one. */
    public static List<String> of(String canonical) {
        return Stream.of(canonical, flat(canonical), canonical.replace(".", "__")).distinct().toList();
    }

    /** The name in the form that the client wants. */
    public static String in(ToolNames form, String canonical) {
        return form == ToolNames.DOTTED ? canonical : flat(canonical);
    }

    /** The text with the names of the integration's tools, and of the hub's, in the form that the client wants. */
    public static String inText(ToolNames form, String integration, String text) {
        if (form == ToolNames.DOTTED) {
            return text;
        }
        Pattern names = Pattern.compile("\\b(?:hub|" + Pattern.quote(integration) + ")(?:\\.[a-z][a-z0-9_]*){2,3}\\b");
        return names.matcher(text).replaceAll(name -> flat(name.group()));
    }

    /** The text with exactly these names in the form that the client wants. */
    public static String inText(ToolNames form, Set<String> canonical, String text) {
        return form == ToolNames.DOTTED ? text : DOTTED.matcher(text).replaceAll(name -> canonical.contains(name.group()) ? flat(name.group()) : Matcher.quoteReplacement(name.group()));
    }

    private static String flat(String canonical) {
        return canonical.replace('.', '_');
    }
}
