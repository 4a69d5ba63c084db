package io.mcphub.integrations.teamwork.tasks;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The HTML that Teamwork shows for a comment in Markdown. Raw HTML of the writer is escaped, so that it is shown and not obeyed. */
final class CommentHtml {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").build();

    private CommentHtml() {}

    static String of(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }
}
