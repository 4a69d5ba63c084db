package io.mcphub.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.mcphub.access.Caller;

/** A verified login token: who it is, and the claims as they were signed. */
public record LoginToken(Caller caller, JWTClaimsSet claims, String raw) {
    @Override
    public String toString() {
        return "LoginToken[" + caller.credentialId() + "]";
    }
}
