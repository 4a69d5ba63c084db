package io.mcphub.connections.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a connection lets tools change: everything, nothing, or only named targets, such as channels. It protects
 * against mistakes of a model, so names count as well as ids. A name can be moved by whoever may rename things at the provider; an
 * id cannot.
 *
 * @param mode how much
 * @param targets ids or names, with or without their sign ({@code #general}, {@code @ben}); empty unless {@link Mode#ONLY}
 */
public record WritePolicy(Mode mode, List<String> targets) {
    /** How much may be changed. */
    public enum Mode {
        ALL,
        NONE,
        ONLY
    }

    public static final WritePolicy ALL = new WritePolicy(Mode.ALL, List.of());
    public static final WritePolicy NONE = new WritePolicy(Mode.NONE, List.of());

    private static final String FIELD = "writes";
    private static final int MAX_TARGETS = 100;
    private static final int MAX_LENGTH = 100;

    public WritePolicy {
        targets = List.copyOf(targets);
    }

    /** Only these targets. Throws {@code INVALID_INPUT} if there are none or too many, or if one is empty, too long or not one line. */
    public static WritePolicy only(List<String> targets) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(targets.stream().map(String::strip).toList()));
        if (distinct.isEmpty() || distinct.size() > MAX_TARGETS) {
            throw HubException.invalid(FIELD, "Name 1 to " + MAX_TARGETS + " channels or other targets, or choose all or none.");
        }
        for (String target : distinct) {
            if (plain(target).isEmpty() || target.length() > MAX_LENGTH || target.chars().anyMatch(Character::isISOControl)) {
                throw HubException.invalid(FIELD, "A target is an id or a name of 1 to " + MAX_LENGTH + " characters.");
            }
        }
        return new WritePolicy(Mode.ONLY, distinct);
    }

    /** Reads the JSON form: {@code "all"}, {@code "none"} or a list of targets. Throws {@code INVALID_INPUT} for anything else. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WritePolicy read(JsonNode wire) {
        if (wire.isTextual() && wire.textValue().equals("all")) {
            return ALL;
        }
        if (wire.isTextual() && wire.textValue().equals("none")) {
            return NONE;
        }
        if (wire.isArray() && StreamSupport.stream(wire.spliterator(), false).allMatch(JsonNode::isTextual)) {
            List<String> targets = new ArrayList<>();
            wire.forEach(target -> targets.add(target.textValue()));
            return only(targets);
        }
        throw HubException.invalid(FIELD, "writes is \"all\", \"none\" or a list of channels or other targets.");
    }

    /** The JSON form: {@code all}, {@code none} or the list of targets. */
    @JsonValue
    public Object wire() {
        return mode == Mode.ONLY ? targets : mode.name().toLowerCase(Locale.ROOT);
    }

    /** Whether this target may be changed. */
    boolean allows(String targetId, @Nullable String targetName) {
        return mode == Mode.ALL || mode == Mode.ONLY && targets.stream().anyMatch(target -> names(target, targetId, targetName));
    }

    public String stored() {
        return Json.write(wire());
    }

    public static WritePolicy ofStored(String stored) {
        return read(Json.read(stored));
    }

    private static boolean names(String target, String id, @Nullable String name) {
        return target.equals(id) || name != null && !plain(name).isEmpty() && plain(target).equals(plain(name));
    }

    /** The name in lower case, without the sign in front. */
    private static String plain(String name) {
        String text = name.strip();
        return (text.startsWith("#") || text.startsWith("@") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    }
}
