package io.mcphub.connections.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How far the owner of a connection lets tools reach, when they read or when they write: everywhere, nowhere, or only to named
 * targets, such as channels. It protects against mistakes of a model, so names count as well as ids. A name can be moved by whoever
 * may rename things at the provider; an id cannot.
 *
 * @param mode how far
 * @param targets ids or names, with or without their sign ({@code #general}, {@code @ben}); empty unless {@link Mode#ONLY}
 */
public record Reach(Mode mode, List<String> targets) {
    /** How far tools reach. */
    public enum Mode {
        ALL,
        NONE,
        ONLY
    }

    public static final Reach ALL = new Reach(Mode.ALL, List.of());
    public static final Reach NONE = new Reach(Mode.NONE, List.of());

    private static final int MAX_TARGETS = 100;
    private static final int MAX_LENGTH = 100;

    public Reach {
        targets = List.copyOf(targets);
    }

    /** Only these targets. Throws {@code INVALID_INPUT} if there are none or too many, or if one is empty, too long or not one line. */
    public static Reach only(List<String> targets) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(targets.stream().map(String::strip).toList()));
        if (distinct.isEmpty() || distinct.size() > MAX_TARGETS) {
            throw invalid("Name 1 to " + MAX_TARGETS + " channels or other targets, or choose all or none.");
        }
        for (String target : distinct) {
            if (plain(target).isEmpty() || target.length() > MAX_LENGTH || target.chars().anyMatch(Character::isISOControl)) {
                throw invalid("A target is an id or a name of 1 to " + MAX_LENGTH + " characters.");
            }
        }
        return new Reach(Mode.ONLY, distinct);
    }

    /** Reads the JSON form: {@code "all"}, {@code "none"} or a list of targets. Throws {@code INVALID_INPUT} for anything else. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Reach read(JsonNode wire) {
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
        throw invalid("Give \"all\", \"none\" or a list of channels or other targets.");
    }

    /** The JSON form: {@code all}, {@code none} or the list of targets. */
    @JsonValue
    public Object wire() {
        return mode == Mode.ONLY ? targets : mode.name().toLowerCase(Locale.ROOT);
    }

    /** Whether tools reach something that goes by these ids and names. They count as they are, but for upper and lower case. */
    boolean allows(Collection<String> names) {
        return mode == Mode.ALL || mode == Mode.ONLY && targets.stream().anyMatch(target -> names.stream().anyMatch(target::equalsIgnoreCase));
    }

    /** Whether tools reach this target. */
    boolean allows(String targetId, @Nullable String targetName) {
        return mode == Mode.ALL || mode == Mode.ONLY && targets.stream().anyMatch(target -> names(target, targetId, targetName));
    }

    public String stored() {
        return Json.write(wire());
    }

    public static Reach ofStored(String stored) {
        return read(Json.read(stored));
    }

    /** Names no field, because the caller knows it. */
    private static HubException invalid(String detail) {
        return HubException.of(Problem.INVALID_INPUT, detail);
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
