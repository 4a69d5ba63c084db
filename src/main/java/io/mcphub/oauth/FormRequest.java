package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.platform.Nul;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form that a program sends, as the OAuth SDK reads it. */
final class FormRequest {
    static final int LARGEST = 16 * 1024;
    /** The scheme, of which the case does not matter (RFC 9110 §11.1), but the SDK looks at it. */
    private static final Pattern BASIC = Pattern.compile("^(?i)basic +");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private FormRequest() {}

    /** The request, without the parameters that have no value. Throws if one is repeated or cannot be what it says. */
    static HTTPRequest of(String endpoint, String body, @Nullable String authorization) throws GeneralException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(endpoint));
        request.setContentType("application/x-www-form-urlencoded");
        Map<String, List<String>> parameters = OAuthErrors.given(URLUtils.parseParameters(body));
        if (hasNul(parameters)) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_REQUEST, Nul.REFUSAL);
        }
        request.setBody(URLUtils.serializeParameters(parameters));
        if (OAuthErrors.repeats(parameters)) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_REQUEST, "Send each parameter once.");
        }
        requireVerifier(parameters);
        if (authorization != null) {
            String basic = BASIC.matcher(authorization).replaceFirst("Basic ");
            request.setAuthorization(basic);
            requireOneClient(parameters, basic);
        }
        return request;
    }

    /** Whether a name or a value has U+0000. */
    static boolean hasNul(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream().anyMatch(p -> Nul.in(p.getKey()) || p.getValue().stream().anyMatch(Nul::in));
    }

    /** Checks the form of the verifier: a malformed one is a wrong one (RFC 7636 §4.6), but the SDK would answer another error. */
    private static void requireVerifier(Map<String, List<String>> parameters) throws GeneralException {
        List<String> verifier = parameters.getOrDefault("code_verifier", List.of());
        if (verifier.size() == 1 && !VERIFIER.matcher(verifier.get(0)).matches()) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_GRANT, "code_verifier must be 43 to 128 letters, digits or any of - . _ ~.");
        }
    }

    /** A client must authenticate in only one way (RFC 6749 §2.3): if header and body differ, two readers could see two clients. */
    private static void requireOneClient(Map<String, List<String>> parameters, String authorization) throws GeneralException {
        if (!authorization.startsWith("Basic")) {
            return;
        }
        List<String> shown = List.of(basic(authorization).getClientID().getValue());
        if (Nul.in(shown.get(0))) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_CLIENT, Nul.REFUSAL);
        }
        if (parameters.containsKey("client_secret") || parameters.containsKey("client_assertion") || !parameters.getOrDefault("client_id", shown).equals(shown)) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_REQUEST, "Authenticate in the header or in the body, not in both.");
        }
    }

    private static ClientSecretBasic basic(String authorization) throws GeneralException {
        try {
            return ClientSecretBasic.parse(authorization);
        } catch (ParseException unreadable) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_CLIENT, "The Authorization header is not readable. Send Basic with client id and secret, both form-encoded, or client_id in the body.");
        }
    }

    /** Reads the body. Throws if it is larger than {@link #LARGEST}. */
    static String read(InputStream body) throws IOException, GeneralException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_REQUEST, "The request is larger than 16 KB.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
