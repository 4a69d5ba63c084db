package io.mcphub.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.List;
import java.util.Map;

/** Refusals of OAuth requests (RFC 6749 §4.1.2.1, §5.2). */
public final class OAuthErrors {
    private OAuthErrors() {}

    /** A refusal of that kind with a sentence for the client's developer. */
    public static GeneralException refuse(ErrorObject kind, String description) {
        return new GeneralException(kind.setDescription(description));
    }

    /** The error behind a refusal. The SDK knows an older name for a resource that cannot be read (RFC 8707 §2 has {@code invalid_target}). */
    public static ErrorObject kind(GeneralException refused) {
        ErrorObject error = refused.getErrorObject();
        if (error == null) {
            return OAuth2Error.INVALID_REQUEST;
        }
        return error.getCode().equals(OAuth2Error.INVALID_RESOURCE_CODE) ? OAuth2Error.INVALID_TARGET : error;
    }

    /**
     * Whether a parameter is there twice, which none may be (RFC 6749 §3.1, §3.2), equal values or not: whoever reads the first
     * and whoever reads the last must not differ. Only a resource may have several (RFC 8707 §2). The SDK minds unequal values alone.
     */
    public static boolean repeats(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream().anyMatch(p -> p.getValue().size() > 1 && !p.getKey().equals("resource"));
    }
}
