package io.mcphub.authorization.grants;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends with a code. What it sends must match what the code was issued for.
 *
 * @param clientId the client
 * @param redirectUri the redirect URI; OAuth 2.1 sends none, and PKCE binds the code
 * @param verifier the PKCE verifier
 */
public record CodeClaim(String clientId, @Nullable String redirectUri, @Nullable CodeVerifier verifier) {
    boolean fits(CodeEntity code) {
        return code.clientId.equals(clientId) && (redirectUri == null || code.redirectUri.equals(redirectUri)) && verifier != null && answers(code.challenge);
    }

    private boolean answers(String challenge) {
        String computed = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        return MessageDigest.isEqual(computed.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }
}
