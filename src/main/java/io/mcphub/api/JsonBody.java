package io.mcphub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request brought. Unreadable bytes are {@code UNREADABLE}; a member of the wrong kind is {@code INVALID_INPUT} and named. */
record JsonBody(ObjectNode members) {
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_NAME = 64;

    static JsonBody read(InputStream in) {
        return parse(bytes(in));
    }

    /** For a door whose members are all optional: no body at all is an object without members. */
    static JsonBody readOptional(InputStream in) {
        byte[] bytes = bytes(in);
        return bytes.length == 0 ? new JsonBody(Json.mapper().createObjectNode()) : parse(bytes);
    }

    private static byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw HubException.of(Problem.TOO_LARGE, "Send at most " + LARGEST + " bytes.");
            }
            return bytes;
        } catch (IOException gone) {
            throw HubException.of(Problem.UNREADABLE, "The body ended too early. Send it again.", gone);
        }
    }

    private static JsonBody parse(byte[] bytes) {
        try {
            if (Json.mapper().readTree(bytes) instanceof ObjectNode object) {
                return new JsonBody(object);
            }
            throw unreadable();
        } catch (JsonProcessingException notJson) {
            throw unreadable();
        } catch (IOException unread) {
            throw HubException.of(Problem.UNREADABLE, "The body could not be read. Send it again.", unread);
        }
    }

    /** Refuses members that this door does not know: a misspelt option must not silently mean its default. */
    JsonBody only(String... known) {
        members.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
                throw HubException.invalid(shown, "There is no such member here. The members are " + String.join(", ", known) + ".");
            }
        });
        return this;
    }

    /** Whether the member is there, be it null. */
    boolean has(String name) {
        return members.has(name);
    }

    /** The member as it is; null in JSON is {@code INVALID_INPUT}. */
    Optional<JsonNode> node(String name) {
        if (has(name) && members.get(name).isNull()) {
            throw HubException.invalid(name, name + " must not be null.");
        }
        return value(name);
    }

    /** The members besides those named, all of them texts; null counts as empty. */
    Map<String, String> others(Set<String> known) {
        Map<String, String> others = new LinkedHashMap<>();
        members.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                others.put(name, optionalText(name).orElse(""));
            }
        });
        return others;
    }

    /** An object of texts; empty if the member is absent. */
    Optional<Map<String, String>> textsByName(String name) {
        return node(name).map(v -> {
            if (!(v instanceof ObjectNode object)) {
                throw HubException.invalid(name, name + " must be an object of texts.");
            }
            JsonBody inner = new JsonBody(object);
            return inner.others(Set.of());
        });
    }

    /** A text that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> HubException.invalid(name, name + " is missing."));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(v -> {
            if (!v.isTextual()) {
                throw HubException.invalid(name, name + " must be a text.");
            }
            return v.textValue();
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(v -> {
            if (!v.isBoolean()) {
                throw HubException.invalid(name, name + " must be true or false.");
            }
            return v.booleanValue();
        });
    }

    /** A whole number; the default if the member is absent, null if it is null. */
    @Nullable Integer number(String name, int defaultValue) {
        if (!has(name)) {
            return defaultValue;
        }
        return value(name).map(v -> {
                    if (!v.isIntegralNumber() || !v.canConvertToInt()) {
                        throw HubException.invalid(name, name + " must be a whole number.");
                    }
                    return v.intValue();
                })
                .orElse(null);
    }

    /** A constant by its lower-case name. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return optionalText(name).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> wire(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> HubException.invalid(name, name + " must be one of " + choices(type) + ".")));
    }

    /** Distinct texts; null if the member is absent or null. */
    @Nullable Set<String> texts(String name) {
        return value(name).map(v -> {
                    Set<String> texts = new LinkedHashSet<>();
                    if (!v.isArray()) {
                        throw HubException.invalid(name, name + " must be a list of texts.");
                    }
                    v.forEach(item -> {
                        if (!item.isTextual()) {
                            throw HubException.invalid(name, name + " must be a list of texts.");
                        }
                        texts.add(item.textValue());
                    });
                    return texts;
                })
                .orElse(null);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(v -> !v.isNull());
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(JsonBody::wire).collect(Collectors.joining(", "));
    }

    private static HubException unreadable() {
        return HubException.of(Problem.UNREADABLE, "The body is not a JSON object. Send one with the documented members.");
    }
}
