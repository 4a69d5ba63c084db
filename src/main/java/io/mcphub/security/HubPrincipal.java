package io.mcphub.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.mcphub.access.Caller;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller as the platform knows it: its name is the user's id, its claims are those of the login token, if one was sent. */
public class HubPrincipal extends CallerPrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> claims;

    private HubPrincipal(String name, Map<String, Object> claims) {
        super(name);
        this.claims = claims;
    }

    /** A caller with a credential that has no claims: what the hub knows stands in for them. */
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

    /** A caller with a login token; the groups are those of now. */
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

    /** Nobody: a token without claims, for injection points of open doors. */
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
