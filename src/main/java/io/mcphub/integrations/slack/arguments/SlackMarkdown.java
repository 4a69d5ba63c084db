package io.mcphub.integrations.slack.arguments;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Writes Markdown as Slack's mrkdwn, where Slack does not do it itself. Raw HTML is shown as it is; mentions stay mentions. */
public final class SlackMarkdown extends AbstractVisitor {
    private static final Pattern MENTION = Pattern.compile("&lt;((?:@[UW]|#C|!)[^<>&\\s]{0,100})&gt;");

    private final StringBuilder out = new StringBuilder();

    private SlackMarkdown() {}

    /** The same text in mrkdwn. */
    public static String mrkdwn(String markdown) {
        return of(Parser.builder().build().parse(markdown));
    }

    private static String of(Node node) {
        SlackMarkdown writer = new SlackMarkdown();
        writer.visitChildren(node);
        return writer.out.toString().strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void around(String mark, Node node) {
        out.append(mark);
        visitChildren(node);
        out.append(mark);
    }

    private void link(String address, Node label) {
        out.append('<').append(escaped(address).replace("|", "%7C")).append('|').append(of(label).replace("|", "/")).append('>');
    }

    private void code(String literal) {
        out.append("```\n").append(escaped(literal.stripTrailing())).append("\n```\n\n");
    }

    private void items(Node list, int first) {
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = list instanceof OrderedList ? number++ + ". " : "\u2022 ";
            out.append(mark).append(of(item).replaceAll("\n+", "\n    ")).append('\n');
        }
        out.append('\n');
    }

    @Override
    public void visit(Text text) {
        out.append(MENTION.matcher(escaped(text.getLiteral())).replaceAll("<$1>"));
    }

    @Override
    public void visit(StrongEmphasis strong) {
        around("*", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
        around("_", emphasis);
    }

    @Override
    public void visit(Code code) {
        out.append('`').append(escaped(code.getLiteral())).append('`');
    }

    @Override
    public void visit(Link link) {
        link(link.getDestination(), link);
    }

    @Override
    public void visit(Image image) {
        link(image.getDestination(), image);
    }

    @Override
    public void visit(Heading heading) {
        around("*", heading);
        out.append("\n\n");
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        out.append(paragraph.getParent() instanceof ListItem ? "\n" : "\n\n");
    }

    @Override
    public void visit(BulletList list) {
        items(list, 1);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    @Override
    public void visit(BlockQuote quote) {
        out.append("> ").append(of(quote).replace("\n", "\n> ")).append("\n\n");
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        out.append(escaped(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
        out.append(escaped(html.getLiteral())).append("\n\n");
    }

    @Override
    public void visit(SoftLineBreak softBreak) {
        out.append('\n');
    }

    @Override
    public void visit(HardLineBreak hardBreak) {
        out.append('\n');
    }
}
