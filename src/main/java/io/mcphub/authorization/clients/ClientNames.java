package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import io.mcphub.platform.VisibleText;
import java.util.List;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Reads what clients say about themselves, in registrations and documents. */
public final class ClientNames {
    private static final int LONGEST = 100;
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token");

    private ClientNames() {}

    /** A name to show to a person: cut, and without control, direction and invisible characters. */
    public static String shown(@Nullable String asked) {
        String clean = asked == null ? "" : VisibleText.oneLine(asked.replaceAll("\\p{C}", "")).strip();
        return clean.isEmpty() ? "Unnamed client" : clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    /** The metadata as the SDK reads it. Empty fields are absent ones: many clients write {@code "client_uri":""}. */
    public static ClientMetadata metadata(JSONObject json) throws ParseException {
        JSONObject given = new JSONObject();
        json.forEach((name, value) -> {
            if (value != null && !"".equals(value)) {
                given.put(name, value);
            }
        });
        try {
            return ClientMetadata.parse(given);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            throw new ParseException("unreadable", RegistrationError.INVALID_REDIRECT_URI, unreadable);
        }
    }

    /** The known grant types among those asked for; only the authorization code if none is named (RFC 7591 §2). */
    public static List<String> grantTypes(ClientMetadata metadata) {
        return metadata.getGrantTypes() == null
                ? List.of("authorization_code")
                : metadata.getGrantTypes().stream().map(type -> type.getValue()).filter(GRANT_TYPES::contains).distinct().toList();
    }
}
