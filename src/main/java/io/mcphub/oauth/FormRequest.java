package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.mcphub.authorization.OAuthErrors;
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
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private FormRequest() {}

    static HTTPRequest of(String endpoint, String body, @Nullable String authorization) throws ParseException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(endpoint));
        request.setContentType("application/x-www-form-urlencoded");
        request.setBody(body);
        if (OAuthErrors.repeats(request.getBodyAsFormParameters())) {
            throw new ParseException("repeated", OAuth2Error.INVALID_REQUEST.setDescription("Send each parameter once."));
        }
        requireVerifier(request.getBodyAsFormParameters());
        if (authorization != null) {
            request.setAuthorization(authorization);
            requireOneClient(request.getBodyAsFormParameters(), authorization);
        }
        return request;
    }

    /** Checks the form of the verifier: a malformed one is a wrong one (RFC 7636 §4.6), but the SDK would answer another error. */
    private static void requireVerifier(Map<String, List<String>> parameters) throws ParseException {
        List<String> verifier = parameters.getOrDefault("code_verifier", List.of());
        if (verifier.size() == 1 && !VERIFIER.matcher(verifier.get(0)).matches()) {
            throw new ParseException("verifier", OAuth2Error.INVALID_GRANT.setDescription("code_verifier must be 43 to 128 letters, digits or any of - . _ ~."));
        }
    }

    /** A client must authenticate in only one way (RFC 6749 §2.3): if header and body differ, two readers could see two clients. */
    private static void requireOneClient(Map<String, List<String>> parameters, String authorization) throws ParseException {
        if (!authorization.startsWith("Basic")) {
            return;
        }
        List<String> shown = List.of(ClientSecretBasic.parse(authorization).getClientID().getValue());
        if (parameters.containsKey("client_secret") || parameters.containsKey("client_assertion") || !parameters.getOrDefault("client_id", shown).equals(shown)) {
            throw new ParseException("two clients", OAuth2Error.INVALID_REQUEST.setDescription("Authenticate in the header or in the body, not in both."));
        }
    }

    /** Reads the body. Throws if it is larger than {@link #LARGEST}. */
    static String read(InputStream body) throws IOException, ParseException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ParseException("too large", OAuth2Error.INVALID_REQUEST.setDescription("The request is larger than 16 KB."));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
