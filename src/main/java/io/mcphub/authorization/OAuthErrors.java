package io.mcphub.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refusals of OAuth requests (RFC 6749 §4.1.2.1, §5.2). */
public final class OAuthErrors {
    /** What the hub says of its own refusals; anything else that is thrown comes from the SDK. */
    private static final class Refusal extends GeneralException {
        private static final long serialVersionUID = 1L;

        Refusal(ErrorObject error) {
            super(error);
        }
    }

    /** For what the SDK could not read. Its own sentences repeat what was sent and speak of its classes. */
    private static final Map<String, String> READABLE = Map.of(
            OAuth2Error.INVALID_CLIENT_CODE, "Authenticate as the client registered: with client_id alone, or with its secret in the Authorization header or in the body.",
            OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE, "Use authorization_code, refresh_token or client_credentials.",
            OAuth2Error.INVALID_TARGET_CODE, "resource must be the absolute address of the hub's /mcp, or absent.",
            OAuth2Error.INVALID_SCOPE_CODE, "Use mcp or mcp:read.");
    private static final String UNREADABLE = "A parameter is missing or not readable. /oauth/token takes grant_type with code and code_verifier, or with refresh_token; /oauth/revoke takes token. Both take client_id.";

    private OAuthErrors() {}

    /**
     * A refusal.
     *
     * @param kind the OAuth error
     * @param description a sentence for the client's developer
     */
    public static GeneralException refuse(ErrorObject kind, String description) {
        return new Refusal(kind.setDescription(description));
    }

    /**
     * The OAuth error of a refusal. Of the SDK's refusals only the code is kept, with {@code invalid_target} for its outdated error of a
     * bad resource (RFC 8707 §2).
     */
    public static ErrorObject kind(GeneralException refused) {
        if (refused instanceof Refusal) {
            return refused.getErrorObject();
        }
        String code = refused.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST_CODE : refused.getErrorObject().getCode();
        String current = OAuth2Error.INVALID_RESOURCE_CODE.equals(code) ? OAuth2Error.INVALID_TARGET_CODE : code;
        return new ErrorObject(current, READABLE.getOrDefault(current, UNREADABLE));
    }

    /** The parameters that have a value: one without counts as absent (RFC 6749 §3.1, §3.2). One that is repeated stays as it is. */
    public static Map<String, List<String>> given(Map<String, List<String>> sent) {
        Map<String, List<String>> given = new HashMap<>();
        sent.forEach((name, values) -> {
            List<String> present = values.stream().filter(value -> !value.isEmpty()).toList();
            if (!present.isEmpty()) {
                given.put(name, name.equals("resource") ? present : values);
            }
        });
        return given;
    }

    /**
     * Whether a parameter occurs twice, which is forbidden (RFC 6749 §3.1, §3.2), even with equal values: readers of the first and
     * of the last value must not differ. Only {@code resource} may repeat (RFC 8707 §2). The SDK refuses only different values.
     */
    public static boolean repeats(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream().anyMatch(p -> p.getValue().size() > 1 && !p.getKey().equals("resource"));
    }
}
