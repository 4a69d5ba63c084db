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
 * The arguments that a page cursor belongs to, and when the list began. Arguments that choose or order what is listed must stay the
 * same on every page. Short optional ones are stored as written, so that later pages may leave them out. Required and long ones are
 * stored as digests, so later pages must repeat them. Arguments about the size of a page may change.
 *
 * @param tool the tool whose list it is
 * @param began what {@code now} means for relative times, on every page
 * @param values optional arguments as written
 * @param digests digests of the arguments that must be repeated
 */
public record ListedArguments(String tool, Instant began, ObjectNode values, Map<String, String> digests) {
    /** Arguments about size and form, which may change from page to page. */
    private static final Set<String> FREE = Set.of("cursor", "limit", "format", "account", "max_chars", "page_size");

    private static final int LONG = 60;
    private static final int ALL_VALUES = 120;
    private static final int DIGEST = 8;

    /** The arguments of a first page. */
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
     * The arguments of a later page, completed with those that were left out.
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
