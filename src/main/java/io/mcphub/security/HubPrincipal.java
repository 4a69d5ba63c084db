package io.mcphub.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.mcphub.access.Caller;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The caller for Jakarta Security and MicroProfile JWT. The name is the user's id. The claims are those of the login token, if
 * there is one.
 */
public class HubPrincipal extends CallerPrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> claims;

    private HubPrincipal(String name, Map<String, Object> claims) {
        super(name);
        this.claims = claims;
    }

    /** A caller without a login token; the claims come from what the hub knows. */
    static HubPrincipal of(Caller caller) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", caller.userId());
        claims.put("groups", Set.of(caller.role().group()));
        claims.put("jti", caller.credentialId());
        if (caller.expiresAt() != null) {
            claims.put("exp", caller.expiresAt().getEpochSecond());
        }
        return new HubPrincipal(caller.userId(), Map.copyOf(claims));
    }

    /** A caller with a login token. The groups come from the present role, not from the token. */
    static HubPrincipal of(Caller caller, JWTClaimsSet signed, String raw) {
        Map<String, Object> claims = new HashMap<>(signed.getClaims());
        claims.values().removeIf(java.util.Objects::isNull);
        claims.put("aud", new LinkedHashSet<>(signed.getAudience()));
        claims.put("groups", Set.of(caller.role().group()));
        claims.put("exp", signed.getExpirationTime().toInstant().getEpochSecond());
        claims.put("iat", signed.getIssueTime().toInstant().getEpochSecond());
        claims.put("raw_token", raw);
        return new HubPrincipal(caller.userId(), Map.copyOf(claims));
    }

    /** Nobody is signed in: no name and no claims. */
    static HubPrincipal nobody() {
        return new HubPrincipal(null, Map.of());
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
