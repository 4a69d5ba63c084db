package io.mcphub.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.List;
import java.util.Map;

/** Refusals of OAuth requests (RFC 6749 §4.1.2.1, §5.2). */
public final class OAuthErrors {
    private OAuthErrors() {}

    /**
     * A refusal.
     *
     * @param kind the OAuth error
     * @param description a sentence for the client's developer
     */
    public static GeneralException refuse(ErrorObject kind, String description) {
        return new GeneralException(kind.setDescription(description));
    }

    /** The OAuth error of a refusal. Replaces the SDK's outdated error for a bad resource by {@code invalid_target} (RFC 8707 §2). */
    public static ErrorObject kind(GeneralException refused) {
        ErrorObject error = refused.getErrorObject();
        if (error == null) {
            return OAuth2Error.INVALID_REQUEST;
        }
        return error.getCode().equals(OAuth2Error.INVALID_RESOURCE_CODE) ? OAuth2Error.INVALID_TARGET : error;
    }

    /**
     * Whether a parameter occurs twice, which is forbidden (RFC 6749 §3.1, §3.2), even with equal values: readers of the first and
     * of the last value must not differ. Only {@code resource} may repeat (RFC 8707 §2). The SDK refuses only different values.
     */
    public static boolean repeats(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream().anyMatch(p -> p.getValue().size() > 1 && !p.getKey().equals("resource"));
    }
}
