package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import io.mcphub.platform.VisibleText;
import java.util.List;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** What clients say about themselves, in registrations and documents alike. */
public final class ClientNames {
    private static final int LONGEST = 100;
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token");

    private ClientNames() {}

    /** What is shown to a person: no control, direction or invisible characters, and not much of it. */
    public static String shown(@Nullable String asked) {
        String clean = asked == null ? "" : VisibleText.oneLine(asked.replaceAll("\\p{C}", "")).strip();
        return clean.isEmpty() ? "Unnamed client" : clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    /** The metadata as the SDK reads it. It trips over a null in a list; a stranger's mistake is no defect of ours. */
    public static ClientMetadata metadata(JSONObject json) throws ParseException {
        try {
            return ClientMetadata.parse(json);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            throw new ParseException("unreadable", RegistrationError.INVALID_REDIRECT_URI, unreadable);
        }
    }

    /** The grant types that the hub knows among those asked for; naming none means a code alone (RFC 7591 §2). */
    public static List<String> grantTypes(ClientMetadata metadata) {
        return metadata.getGrantTypes() == null
                ? List.of("authorization_code")
                : metadata.getGrantTypes().stream().map(type -> type.getValue()).filter(GRANT_TYPES::contains).distinct().toList();
    }
}
