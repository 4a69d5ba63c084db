package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.platform.Json;
import io.mcphub.platform.VisibleText;
import io.mcphub.platform.WholeCharacters;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/** Shortens arguments and results for the audit log: no secrets, 2 KB at most. */
final class Summariser {
    static final int MAX_STRING = 200;
    static final int MAX_WHOLE = 2048;
    private static final int MAX_NAME = 64;
    private static final int MAX_MEMBERS = 40;
    private static final int MAX_DEPTH = 6;
    private static final String REMOVED = "***";

    /** Member names whose values are removed. Better one value too many than one too few. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(token|secret|passw|passphrase|authori[sz]ation|bearer|cookie|credential|signature|(^|[_-])pwd|(^|[_-])otp|(^|[_-])code$|api_?hash|key$|keys$)");

    /** Caches whether a name means a secret: the same names come again and again. */
    private static final Cache<String, Boolean> SECRET_NAMES = Caffeine.newBuilder().maximumSize(2_000).build();
    private static final int LONGEST_KNOWN_NAME = 100;

    /** How far to read beyond the visible part, so that a secret at its edge is still recognised. */
    private static final int BEYOND = 1_000;

    /** How many characters may still be written. Below zero the result is too long, and reading stops. */
    private int left = MAX_WHOLE;

    private final SecretValues secrets;

    private Summariser(SecretValues secrets) {
        this.secrets = secrets;
    }

    /** The values, shortened and without secrets. */
    static String values(JsonNode node, SecretValues secrets) {
        Summariser summariser = new Summariser(secrets);
        JsonNode shortened = summariser.shortened(node, 0);
        String summary = summariser.left < 0 ? "" : Json.write(shortened);
        return summariser.left >= 0 && bytes(summary) <= MAX_WHOLE ? summary : sizes(node, secrets);
    }

    /** Member names and sizes only: nothing of the content. */
    static String sizes(JsonNode node, SecretValues secrets) {
        String summary = Json.write(new Summariser(secrets).measured(node));
        return bytes(summary) <= MAX_WHOLE ? summary : Json.write(JsonNodeFactory.instance.objectNode().put("members", node.size()));
    }

    /** A free text on one line, shortened and without secrets. */
    static String text(String text, int max, SecretValues secrets) {
        String clean = VisibleText.oneLine(secrets.replaced(WholeCharacters.cut(text, max + BEYOND), REMOVED));
        return clean.length() <= max ? clean : WholeCharacters.cut(clean, max - 1) + "…";
    }

    /** The text without secrets; nothing else is changed. */
    static String secretless(String text, SecretValues secrets) {
        return secrets.replaced(text, REMOVED);
    }

    private static boolean isSecret(String name) {
        return name.length() > LONGEST_KNOWN_NAME ? SECRET_NAME.matcher(name).find() : SECRET_NAMES.get(name, n -> SECRET_NAME.matcher(n).find());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private JsonNode shortened(JsonNode node, int depth) {
        if (node.isTextual()) {
            String text = text(node.textValue(), MAX_STRING, secrets);
            left -= text.length();
            return JsonNodeFactory.instance.textNode(text);
        }
        left--;
        if (!node.isContainerNode()) {
            return bytes(node.toString()) <= MAX_STRING ? node : size(node);
        }
        if (depth == MAX_DEPTH) {
            return size(node);
        }
        return node.isArray() ? elements(node, depth) : members(node, depth);
    }

    private JsonNode elements(JsonNode node, int depth) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.min(node.size(), MAX_MEMBERS) && left >= 0; i++) {
            result.add(shortened(node.get(i), depth + 1));
        }
        return node.size() > MAX_MEMBERS ? result.add("… " + (node.size() - MAX_MEMBERS) + " more") : result;
    }

    private JsonNode members(JsonNode node, int depth) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> members = node.fields();
        while (members.hasNext() && result.size() < MAX_MEMBERS && left >= 0) {
            Map.Entry<String, JsonNode> member = members.next();
            left -= Math.min(MAX_NAME, member.getKey().length());
            result.set(text(member.getKey(), MAX_NAME, secrets), isSecret(member.getKey()) ? JsonNodeFactory.instance.textNode(REMOVED) : shortened(member.getValue(), depth + 1));
        }
        return result;
    }

    private JsonNode measured(JsonNode node) {
        if (!node.isObject()) {
            return size(node);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> members = node.fields();
        while (members.hasNext() && result.size() < MAX_MEMBERS) {
            Map.Entry<String, JsonNode> member = members.next();
            result.set(text(member.getKey(), MAX_NAME, secrets), size(member.getValue()));
        }
        return result;
    }

    private static JsonNode size(JsonNode node) {
        int size = node.isContainerNode() ? node.size() : node.asText().length();
        return JsonNodeFactory.instance.numberNode(size);
    }
}
