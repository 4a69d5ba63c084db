package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that a page cursor belongs to, and when the list began. A cursor of one list must not go on in another, so
 * arguments that choose or order what is listed come with it: short optional ones as they were written, so that they may be left
 * out; required and long ones as a digest, so that they are repeated. How much comes at once may change from page to page.
 *
 * @param tool whose list it is
 * @param began what {@code now} means for relative times, on every page
 * @param values optional arguments as written
 * @param digests digests of the arguments that are repeated
 */
public record ListedArguments(String tool, Instant began, ObjectNode values, Map<String, String> digests) {
    /** Say how much and in which form, never what. */
    private static final Set<String> FREE = Set.of("cursor", "limit", "format", "account", "max_chars", "page_size");

    private static final int LONG = 60;
    private static final int ALL_VALUES = 120;
    private static final int DIGEST = 8;

    /** What a first page is asked with. */
    public static ListedArguments of(String tool, ObjectNode arguments, Set<String> required, Instant now) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        Map<String, String> digests = new java.util.TreeMap<>();
        int left = ALL_VALUES;
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            String name = argument.getKey();
            int size = Json.write(argument.getValue()).length();
            if (FREE.contains(name)) {
                continue;
            }
            if (required.contains(name) || size > LONG || size > left) {
                digests.put(name, digest(argument.getValue()));
            } else {
                values.set(name, argument.getValue());
                left -= size;
            }
        }
        return new ListedArguments(tool, now, values, digests);
    }

    /**
     * The arguments of a later page, with those that were left out.
     *
     * @throws HubException {@code INVALID_INPUT} that names the first argument that differs
     */
    public ObjectNode continuing(ObjectNode given) {
        given.properties().stream().filter(argument -> !FREE.contains(argument.getKey())).forEach(argument -> requireSame(argument.getKey(), argument.getValue()));
        digests.keySet().stream().filter(name -> !given.has(name)).findFirst().ifPresent(name -> {
            throw HubException.invalid("cursor", "Repeat " + name + " as on the first page of this list, or start again without a cursor.");
        });
        ObjectNode whole = JsonNodeFactory.instance.objectNode().setAll(values);
        return whole.setAll(given);
    }

    private void requireSame(String name, JsonNode given) {
        @Nullable JsonNode sealed = values.get(name);
        boolean same = sealed == null ? digest(given).equals(digests.get(name)) : sealed.equals(given);
        if (!same) {
            throw HubException.invalid("cursor", "The cursor belongs to a list with another " + name + ". Repeat it as it was, leave it out, or start again without a cursor.");
        }
    }

    private static String digest(JsonNode value) {
        return Keys.hash(Json.write(value)).substring(0, DIGEST);
    }
}
