package io.mcphub.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.mcphub.access.Caller;

/**
 * A verified login token.
 *
 * @param caller who it is
 * @param claims the signed claims
 * @param raw the token
 */
public record LoginToken(Caller caller, JWTClaimsSet claims, String raw) {
    @Override
    public String toString() {
        return "LoginToken[" + caller.credentialId() + "]";
    }
}
