package io.mcphub.integrations.slack.files;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the page of a canvas into rough Markdown: headings, lists and links stay, everything else becomes its text. Needs one pass. */
final class SlackHtml {
    private static final Set<String> SKIPPED = Set.of("script", "style", "head");
    private static final Set<String> LINES = Set.of("p", "div", "tr", "table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Map<String, String> OPENED = Map.of("h1", "\n\n# ", "h2", "\n\n## ", "h3", "\n\n### ", "li", "\n- ", "br", "\n");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "quot", "\"", "#39", "'", "#x27", "'", "nbsp", " ", "amp", "&");
    private static final int LONGEST_ENTITY = 6;

    private final String html;
    private final String lower;
    private final StringBuilder text = new StringBuilder();
    private String link = "";
    private int at;

    private SlackHtml(String html) {
        this.html = html;
        this.lower = html.toLowerCase(Locale.ROOT);
    }

    static String text(String html) {
        return new SlackHtml(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                at++;
                append(c);
            }
        }
        return text.toString().replaceAll(" +\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    /** Appends a character. Several blanks become one, and a line never begins with one. */
    private void append(char c) {
        if (!Character.isWhitespace(c)) {
            text.append(c);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private void entity() {
        int end = at + 1;
        while (end < html.length() && end - at <= LONGEST_ENTITY && html.charAt(end) != ';') {
            end++;
        }
        String name = end < html.length() && html.charAt(end) == ';' ? html.substring(at + 1, end) : "";
        String sign = ENTITIES.get(name);
        text.append(sign == null ? "&" : sign);
        at = sign == null ? at + 1 : end + 1;
    }

    private void tag() {
        int end = html.indexOf('>', at);
        String inside = end < 0 ? "" : html.substring(at + 1, end);
        at = end < 0 ? html.length() : end + 1;
        boolean closing = inside.startsWith("/");
        String name = name(closing ? inside.substring(1) : inside);
        if (!closing && SKIPPED.contains(name)) {
            int close = lower.indexOf("</" + name, at);
            at = close < 0 ? html.length() : close;
        } else if (name.equals("a")) {
            anchor(closing, inside);
        } else if (!closing && OPENED.containsKey(name)) {
            text.append(OPENED.get(name));
        } else if (LINES.contains(name)) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            append(' ');
        }
    }

    private void anchor(boolean closing, String inside) {
        if (closing) {
            text.append(link.isEmpty() ? "" : "](" + link + ")");
            link = "";
            return;
        }
        int from = inside.indexOf("href=\"http");
        int to = from < 0 ? -1 : inside.indexOf('"', from + 6);
        link = to < 0 ? "" : inside.substring(from + 6, to).replace("&amp;", "&").replaceAll("[()\\s]", "");
        text.append(link.isEmpty() ? "" : "[");
    }

    private static String name(String inside) {
        int end = 0;
        while (end < inside.length() && Character.isLetterOrDigit(inside.charAt(end))) {
            end++;
        }
        return inside.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
