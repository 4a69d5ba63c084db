package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that a page cursor belongs to, and when the list began. Arguments that choose or order what is listed must stay the
 * same on every page. Optional ones are stored as written, so that later pages may leave them out. Required ones, and those for which
 * a cursor has no room, are stored as digests, so later pages must repeat them. Arguments about the size of a page may change.
 *
 * @param tool the tool whose list it is
 * @param owner a digest of whose list it is; null on a first page
 * @param began what {@code now} means for relative times, on every page
 * @param values optional arguments as written
 * @param digests digests of the arguments that must be repeated
 */
public record ListedArguments(String tool, @Nullable String owner, Instant began, ObjectNode values, Map<String, String> digests) {
    /** Arguments about size and form, which may change from page to page. The cursor knows the account better than its name does. */
    private static final Set<String> FREE = Set.of("cursor", "limit", "format", "account", "max_chars", "page_size", "max_tokens", "text_offset");

    private static final int OWNER = 16;
    private static final int DIGEST = 8;

    /** The arguments of a first page. */
    public static ListedArguments of(String tool, ObjectNode arguments, Set<String> required, Instant now) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        Map<String, String> digests = new TreeMap<>();
        arguments.properties().stream().filter(argument -> !FREE.contains(argument.getKey())).forEach(argument -> {
            if (required.contains(argument.getKey())) {
                digests.put(argument.getKey(), digest(argument.getValue()));
            } else {
                values.set(argument.getKey(), argument.getValue());
            }
        });
        return new ListedArguments(tool, null, now, values, digests);
    }

    /** The digest under which a cursor knows the owner of its list. */
    static String owner(String owner) {
        return Keys.hash(owner).substring(0, OWNER);
    }

    /** Whether the list may be this connection's. True for every connection on a first page. */
    public boolean mayBeOf(String connectionId) {
        return owner == null || owner.equals(owner(connectionId));
    }

    /** The same with a digest in place of the longest value; empty if that would save nothing. */
    Optional<ListedArguments> shorter() {
        return values.properties().stream()
                .filter(argument -> length(argument.getValue()) > DIGEST)
                .max(Comparator.comparingInt(argument -> length(argument.getValue())))
                .map(longest -> withDigest(longest.getKey(), longest.getValue()));
    }

    private ListedArguments withDigest(String name, JsonNode value) {
        Map<String, String> more = new TreeMap<>(digests);
        more.put(name, digest(value));
        return new ListedArguments(tool, owner, began, values.deepCopy().without(name), more);
    }

    private static int length(JsonNode value) {
        return Json.write(value).length();
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
