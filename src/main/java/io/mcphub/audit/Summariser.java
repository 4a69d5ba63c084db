package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes of arguments and results what may stand in the audit log: no secrets, and 2 KB at most. */
final class Summariser {
    static final int MAX_STRING = 200;
    static final int MAX_WHOLE = 2048;
    private static final int MAX_NAME = 64;
    private static final int MAX_MEMBERS = 40;
    private static final int MAX_DEPTH = 6;
    private static final String REMOVED = "***";

    /** Names under which secrets travel; rather one value too many removed than one too few. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(token|secret|passw|passphrase|authori[sz]ation|bearer|cookie|credential|signature|(^|[_-])pwd|(^|[_-])otp|(^|[_-])code$|api_?hash|key$|keys$)");

    /** Values that are secrets whatever they are called: our own tokens, Slack's, JWTs, bearer headers. */
    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?i)(mcphub_[a-z]+_[\\w-]{8,}|xox[a-z](\\.xox[a-z])?-[\\w-]{8,}|xapp-[\\w-]{8,}|eyJ[\\w-]{8,}\\.[\\w.-]{8,}|bearer\\s+[\\w.~+/=-]{8,})");

    private Summariser() {}

    /** The values, shortened and without secrets. */
    static String values(JsonNode node) {
        String summary = Json.write(shortened(node, 0));
        return bytes(summary) <= MAX_WHOLE ? summary : sizes(node);
    }

    /** Member names and sizes only: nothing of the content. */
    static String sizes(JsonNode node) {
        String summary = Json.write(measured(node));
        return bytes(summary) <= MAX_WHOLE ? summary : Json.write(JsonNodeFactory.instance.objectNode().put("members", node.size()));
    }

    /** A free text without secrets, on one line, cut. */
    static String text(String text, int max) {
        String clean = secretless(text).replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= max ? clean : cut(clean, max - 1) + "…";
    }

    /** The text without secrets, otherwise as it is. */
    static String secretless(String text) {
        return SECRET_VALUE.matcher(text).replaceAll(REMOVED);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Never cuts a surrogate pair in two. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    private static JsonNode shortened(JsonNode node, int depth) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(node.textValue(), MAX_STRING));
        }
        if (!node.isContainerNode()) {
            return bytes(node.toString()) <= MAX_STRING ? node : size(node);
        }
        if (depth == MAX_DEPTH) {
            return size(node);
        }
        return node.isArray() ? elements(node, depth) : members(node, depth);
    }

    private static JsonNode elements(JsonNode node, int depth) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.min(node.size(), MAX_MEMBERS); i++) {
            result.add(shortened(node.get(i), depth + 1));
        }
        return node.size() > MAX_MEMBERS ? result.add("… " + (node.size() - MAX_MEMBERS) + " more") : result;
    }

    private static JsonNode members(JsonNode node, int depth) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> members = node.fields();
        while (members.hasNext() && result.size() < MAX_MEMBERS) {
            Map.Entry<String, JsonNode> member = members.next();
            boolean secret = SECRET_NAME.matcher(member.getKey()).find();
            result.set(text(member.getKey(), MAX_NAME), secret ? JsonNodeFactory.instance.textNode(REMOVED) : shortened(member.getValue(), depth + 1));
        }
        return result;
    }

    private static JsonNode measured(JsonNode node) {
        if (!node.isObject()) {
            return size(node);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> members = node.fields();
        while (members.hasNext() && result.size() < MAX_MEMBERS) {
            Map.Entry<String, JsonNode> member = members.next();
            result.set(text(member.getKey(), MAX_NAME), size(member.getValue()));
        }
        return result;
    }

    private static JsonNode size(JsonNode node) {
        int size = node.isContainerNode() ? node.size() : node.asText().length();
        return JsonNodeFactory.instance.numberNode(size);
    }
}
