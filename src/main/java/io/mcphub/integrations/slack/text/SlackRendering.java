package io.mcphub.integrations.slack.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.platform.WholeCharacters;
import io.mcphub.upstream.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes everything that a message shows as one text: author, words, blocks, attachments, files and reactions. */
public final class SlackRendering {
    /** In a list an unfurled page can be long, and the reader has its address. */
    private static final int MAX_ATTACHMENT = 700;
    private static final String CUT = "… [cut; slack_messages_get shows it whole]";

    private static final Pattern CHANNEL_ELEMENT = Pattern.compile("\"type\":\"channel\",\"channel_id\":\"([CG][A-Z0-9]{1,20})\"");

    private static final Pattern GROUP = Pattern.compile("(?:\"usergroup_id\":\"|<!subteam\\^)(S[A-Z0-9]{1,20})");

    private final Map<String, String> people;
    private final SlackBlocks blocks;
    private final boolean whole;

    /** @param people names by id, of people, channels and groups */
    public SlackRendering(Map<String, String> people) {
        this(people, false);
    }

    /** @param whole whether to cut nothing */
    public SlackRendering(Map<String, String> people, boolean whole) {
        this.people = people;
        this.blocks = new SlackBlocks(people);
        this.whole = whole;
    }

    /** The people whose names are needed to read these messages: authors and people who are mentioned. */
    public static Set<String> people(List<JsonNode> messages) {
        Set<String> ids = new LinkedHashSet<>();
        messages.forEach(m -> {
            String author = JsonTree.text(m, "user");
            if (author != null) {
                ids.add(author);
            }
        });
        messages.forEach(m -> mentioned(m, ids, 0));
        return ids;
    }

    /** The channels that these messages mention only by id, in texts and in rich text. */
    public static Set<String> channels(List<JsonNode> messages) {
        return messages.stream()
                .map(JsonNode::toString)
                .flatMap(m -> Stream.concat(SlackMrkdwn.channels(m), CHANNEL_ELEMENT.matcher(m).results().map(found -> found.group(1))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The groups that these messages mention only by id. */
    public static Set<String> groups(List<JsonNode> messages) {
        return messages.stream().map(JsonNode::toString).flatMap(m -> GROUP.matcher(m).results().map(found -> found.group(1))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void mentioned(JsonNode node, Set<String> ids, int depth) {
        if (depth > 20) {
            return;
        }
        if (node.isTextual()) {
            SlackMrkdwn.mentions(node.asText()).forEach(ids::add);
        } else if (SlackJson.string(node, "type").equals("user") && node.path("user_id").isTextual()) {
            ids.add(SlackJson.string(node, "user_id"));
        } else {
            node.forEach(child -> mentioned(child, ids, depth + 1));
        }
    }

    /** The author's name: a person's, or the name that an app uses. */
    public @Nullable String author(JsonNode message) {
        String user = JsonTree.text(message, "user");
        String known = user == null ? null : people.get(user);
        String bot = JsonTree.text(message.path("bot_profile"), "name");
        String shown = JsonTree.text(message, "username");
        return shown != null ? shown : bot != null && !"USLACKBOT".equals(user) ? bot : known != null ? known : JsonTree.text(message.path("user_profile"), "display_name", "real_name", "name");
    }

    /** The whole message. */
    public String text(JsonNode message) {
        List<String> parts = new ArrayList<>();
        parts.add(body(message));
        JsonTree.list(message.path("attachments")).forEach(a -> parts.add(attachment(a)));
        JsonTree.list(message.path("files")).forEach(f -> parts.add(file(f)));
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n")).strip();
    }

    /**
     * The words of a message: its text if all blocks are rich text, which says the same. Otherwise its blocks, because an app's
     * text is often only a fallback for them.
     */
    private String body(JsonNode message) {
        String text = SlackMrkdwn.readable(SlackJson.string(message, "text"), people);
        boolean onlyRichText = JsonTree.list(message.path("blocks")).stream().allMatch(b -> SlackJson.string(b, "type").equals("rich_text"));
        if (onlyRichText && !text.isBlank()) {
            return text;
        }
        String shown = blocks.text(message.path("blocks"));
        return shown.isBlank() ? text : shown;
    }

    private String attachment(JsonNode a) {
        List<String> lines = new ArrayList<>();
        add(lines, readable(a, "pretext"));
        add(lines, readable(a, "author_name"));
        String link = JsonTree.text(a, "title_link", "from_url");
        String title = readable(a, "title");
        add(lines, title.isEmpty() || link == null ? title : title + " (" + link + ")");
        String text = readable(a, "text");
        add(lines, text);
        JsonTree.list(a.path("fields")).forEach(f -> add(lines, field(readable(f, "title"), readable(f, "value"))));
        add(lines, blocks.text(a.path("blocks")));
        JsonTree.list(a.path("message_blocks")).forEach(m -> add(lines, text.isEmpty() ? blocks.text(m.path("message").path("blocks")) : ""));
        if (lines.isEmpty()) {
            add(lines, readable(a, "fallback"));
        }
        String shown = String.join("\n", lines);
        lines.clear();
        lines.add(whole ? shown : listed(shown, MAX_ATTACHMENT));
        // After the text, so that no cut takes the ids of files away.
        add(lines, image(a));
        JsonTree.list(a.path("files")).forEach(f -> add(lines, file(f)));
        return SlackBlocks.prefixed("> ", String.join("\n", lines).strip());
    }

    /** The image of an attachment, which may be all that it has. */
    private static String image(JsonNode a) {
        String address = JsonTree.text(a, "image_url", "thumb_url");
        return address == null ? "" : "[image: " + address + "]";
    }

    /** A text for a list: cut to so many characters, with the way to the rest. */
    public static String listed(String text, int max) {
        String shown = cut(text, max);
        return shown.equals(text) ? text : shown.substring(0, shown.length() - 1) + CUT;
    }

    private static String field(String title, String value) {
        return title.isBlank() || value.isBlank() ? title + value : title + ": " + value;
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }

    private String readable(JsonNode node, String member) {
        return SlackMrkdwn.readable(SlackJson.string(node, member), people);
    }

    /** Includes the id, which slack.files.get takes. */
    private static String file(JsonNode f) {
        String mode = SlackJson.string(f, "mode");
        if (mode.equals("tombstone") || mode.equals("hidden_by_limit")) {
            return "[deleted file]";
        }
        String type = JsonTree.text(f, "mimetype", "filetype");
        Integer size = JsonTree.count(f, "size");
        return "[file" + (JsonTree.text(f, "id") == null ? "" : " " + SlackJson.string(f, "id")) + ": " + (JsonTree.text(f, "title", "name") == null ? "" : JsonTree.text(f, "name", "title"))
                + (type == null ? "" : ", " + type) + (size == null ? "" : ", " + size + " bytes") + "]";
    }

    /** The reactions with their counts, such as {@code eyes 2, tada 1}; null if there are none. */
    public static @Nullable String reactions(JsonNode message) {
        Set<String> all = new HashSet<>();
        String shown = JsonTree.list(message.path("reactions")).stream()
                .filter(r -> r.path("name").isTextual() && all.add(SlackJson.string(r, "name")))
                .map(r -> SlackJson.string(r, "name") + " " + r.path("count").asInt(1))
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? null : shown;
    }

    /** The text, cut to this many characters and marked if it was longer. */
    public static String cut(String text, int max) {
        return WholeCharacters.cut(text, max, "…");
    }
}
