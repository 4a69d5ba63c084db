package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import io.mcphub.platform.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Reads what clients say about themselves, in registrations and documents. */
public final class ClientNames {
    private static final int LONGEST = 100;
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token");
    private static final String NAME = "client_name";
    private static final List<String> USED = List.of(NAME, "redirect_uris", "grant_types");

    private ClientNames() {}

    /** A name to show to a person: cut, and without control, direction and invisible characters. */
    public static String shown(@Nullable String asked) {
        String clean = asked == null ? "" : VisibleText.oneLine(asked.replaceAll("\\p{C}", "")).strip();
        return clean.isEmpty() ? "Unnamed client" : clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    /**
     * What the hub uses of the metadata. The rest is not even read, because a picture's bad address is no reason to refuse a client
     * (RFC 7591 §2). Empty fields are absent ones: many clients write {@code "grant_types":[]}.
     */
    public static ClientMetadata metadata(JSONObject json) throws ParseException {
        JSONObject given = new JSONObject();
        USED.stream().filter(name -> !isEmpty(json.get(name))).forEach(name -> given.put(name, json.get(name)));
        try {
            return ClientMetadata.parse(given);
        } catch (IllegalArgumentException | NullPointerException | ClassCastException unreadable) {
            throw new ParseException("unreadable", RegistrationError.INVALID_REDIRECT_URI, unreadable);
        }
    }

    /** A used field of the wrong type, with what it must be; empty if there is none. */
    public static Optional<Map.Entry<String, String>> misshapen(JSONObject json) {
        return USED.stream().filter(name -> !isEmpty(json.get(name)) && !fits(name, json.get(name))).findFirst()
                .map(name -> Map.entry(name, name.equals(NAME) ? "a text" : "a list of texts"));
    }

    /** Whether a field says nothing. */
    static boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank()) || (value instanceof Collection<?> list && list.isEmpty());
    }

    private static boolean fits(String name, Object value) {
        return name.equals(NAME) ? value instanceof String : value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance);
    }

    /** The known grant types among those asked for; only the authorization code if none is named (RFC 7591 §2). */
    public static List<String> grantTypes(ClientMetadata metadata) {
        return metadata.getGrantTypes() == null
                ? List.of("authorization_code")
                : metadata.getGrantTypes().stream().map(type -> type.getValue()).filter(GRANT_TYPES::contains).distinct().toList();
    }
}
