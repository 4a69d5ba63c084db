package io.mcphub.integrations.slack;

import java.util.Map;

/** The page of a canvas as Markdown, roughly: headings, lists and links stay, everything else becomes its text. */
final class SlackHtml {
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&#x27;", "'", "&nbsp;", " ", "&amp;", "&");

    private SlackHtml() {}

    static String text(String html) {
        String text = html.replaceAll("(?is)<(script|style|head)\\b.{0,200000}?</\\1>", "")
                .replaceAll("(?is)<!--.{0,20000}?-->", "")
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)<h([1-3])\\b[^>]*>", "\n\n#$1 ")
                .replaceAll("(?i)<li\\b[^>]*>", "\n- ")
                .replaceAll("(?i)<br\\b[^>]*>|</(td|th)>", " ")
                .replaceAll("(?i)<a\\b[^>]*?href=[\"'](https?://[^\"'<> ]{1,2000})[\"'][^>]*>(.{0,2000}?)</a>", "[$2]($1)")
                .replaceAll("(?i)</?(p|div|tr|table|ul|ol|blockquote|pre|h[1-6])\\b[^>]*>", "\n")
                .replaceAll("<[^>]*>", "");
        text = text.replace("\n#1 ", "\n# ").replace("\n#2 ", "\n## ").replace("\n#3 ", "\n### ");
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            text = entity.getKey().equals("&amp;") ? text : text.replace(entity.getKey(), entity.getValue());
        }
        return text.replace("&amp;", "&").replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n[ \\t]+(?!-)", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }
}
