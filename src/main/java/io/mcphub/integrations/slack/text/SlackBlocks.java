package io.mcphub.integrations.slack.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.upstream.JsonTree;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes Block Kit as text. For an unknown type it writes whatever text the block contains, so that new blocks are not lost. */
final class SlackBlocks {
    private static final int MAX_DEPTH = 12;

    private final Map<String, String> people;

    SlackBlocks(Map<String, String> people) {
        this.people = people;
    }

    /** All blocks, each on its own line. */
    String text(JsonNode blocks) {
        return lines(blocks, "\n", 0).strip();
    }

    private String lines(JsonNode nodes, String between, int depth) {
        return JsonTree.list(nodes).stream().map(node -> element(node, depth + 1)).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    private String element(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return "";
        }
        return switch (SlackJson.string(node, "type")) {
            case "divider" -> "";
            case "rich_text", "rich_text_section" -> lines(node.path("elements"), SlackJson.string(node, "type").equals("rich_text") ? "\n" : "", depth);
            case "rich_text_list" -> list(node, depth);
            case "rich_text_quote" -> prefixed("> ", lines(node.path("elements"), "", depth));
            case "rich_text_preformatted" -> "```\n" + lines(node.path("elements"), "", depth) + "\n```";
            case "user" -> "@" + people.getOrDefault(SlackJson.string(node, "user_id"), SlackJson.string(node, "user_id"));
            case "channel" -> "#" + people.getOrDefault(SlackJson.string(node, "channel_id"), SlackJson.string(node, "channel_id"));
            case "usergroup" -> "@" + people.getOrDefault(SlackJson.string(node, "usergroup_id"), SlackJson.string(node, "usergroup_id"));
            case "broadcast" -> "@" + SlackJson.string(node, "range");
            case "emoji" -> ":" + SlackJson.string(node, "name") + ":";
            case "date" -> SlackJson.string(node, "fallback");
            case "link" -> link(node);
            case "image" -> "[image: " + any(node, "title", "alt_text", "image_url") + "]";
            case "mrkdwn" -> SlackMrkdwn.readable(SlackJson.string(node, "text"), people);
            case "header" -> "*" + any(node, "text") + "*";
            case "table" -> rows(node, depth);
            case "button" -> "[" + any(node, "text") + "]" + (node.hasNonNull("url") ? " (" + SlackJson.string(node, "url") + ")" : "");
            default -> other(node, depth);
        };
    }

    /** Sections, contexts, inputs and unknown types: first the text, then fields and elements. */
    private String other(JsonNode node, int depth) {
        StringBuilder text = new StringBuilder(any(node, "text", "title", "label", "alt_text"));
        for (String member : new String[] {"fields", "elements", "accessory", "element", "description"}) {
            JsonNode inside = node.path(member);
            String more = inside.isArray() ? lines(inside, " | ", depth) : inside.isObject() ? element(inside, depth + 1) : "";
            if (!more.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n").append(more);
            }
        }
        return text.toString();
    }

    private String list(JsonNode node, int depth) {
        boolean ordered = "ordered".equals(SlackJson.string(node, "style"));
        String indent = "  ".repeat(Math.min(8, Math.max(0, node.path("indent").asInt())));
        StringBuilder text = new StringBuilder();
        int number = 1 + node.path("offset").asInt();
        for (JsonNode item : node.path("elements")) {
            text.append(text.isEmpty() ? "" : "\n").append(indent).append(ordered ? number++ + ". " : "- ").append(element(item, depth + 1));
        }
        return text.toString();
    }

    private String rows(JsonNode node, int depth) {
        return JsonTree.list(node.path("rows")).stream().map(row -> lines(row, " | ", depth)).collect(Collectors.joining("\n"));
    }

    private static String link(JsonNode node) {
        String label = SlackJson.string(node, "text");
        String url = SlackJson.string(node, "url");
        return label.isEmpty() || label.equals(url) ? url : label + " (" + url + ")";
    }

    /** The text of the first member that has one, plain or as a text object. */
    private String any(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.isTextual() && !value.asText().isEmpty()) {
                return value.asText();
            }
            if (value.isObject() && !SlackJson.string(value, "text").isEmpty()) {
                boolean plain = "plain_text".equals(SlackJson.string(value, "type"));
                return plain ? SlackJson.string(value, "text") : SlackMrkdwn.readable(SlackJson.string(value, "text"), people);
            }
        }
        return "";
    }

    static String prefixed(String prefix, String lines) {
        return lines.isEmpty() ? "" : lines.lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
    }
}
