package io.mcphub.authorization.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import io.mcphub.access.Caller;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.grants.Grant;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.settings.Settings;
import io.mcphub.tokens.JwtSigner;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Access tokens for {@code /mcp}: JWTs (RFC 9068) with only that audience. Grant, client and user are looked up on every use, so
 * revoking or blocking works at once.
 */
@ApplicationScoped
public class AccessTokens {
    private static final String GRANT = "grant_id";
    private static final String SECRET = "client_secret_version";

    @Inject
    JwtSigner signer;

    @Inject
    GrantStore grants;

    @Inject
    ClientStore clients;

    @Inject
    Users users;

    @Inject
    Settings settings;

    @Inject
    HubConfig config;

    @Inject
    HubClock clock;

    /** The caller of a token. Empty for every invalid token, whatever the reason. */
    public Optional<Caller> find(String token) {
        return signer.open(token).flatMap(claims -> {
            try {
                return valid(claims) ? caller(claims) : Optional.empty();
            } catch (ParseException refused) {
                return Optional.empty();
            }
        });
    }

    /** The id of the grant of a token of this client, even if it has expired. Empty if the hub did not sign it or it has no grant. */
    public Optional<String> grantOf(String token, String clientId) {
        return signer.open(token).filter(c -> clientId.equals(c.getClaim("client_id"))).map(c -> (String) c.getClaim(GRANT));
    }

    /** Whether a token of this client works and ends only with the client's secret, because it has no grant. */
    public boolean endsWithItsSecret(String token, String clientId) {
        return grantOf(token, clientId).isEmpty() && find(token).flatMap(Caller::client).filter(clientId::equals).isPresent();
    }

    /** Issues a token for a grant, to the client that holds it. */
    public BearerAccessToken issue(Grant grant, OAuthClient client, String scope) {
        return sign(grant.userId(), client, scope, Optional.of(grant.id()));
    }

    /** Issues a token with which a confidential client acts for its owner. */
    public BearerAccessToken issue(OAuthClient client, String scope) {
        return sign(client.ownerId(), client, scope, Optional.empty());
    }

    /** The only audience: the MCP endpoint. */
    public String audience() {
        return settings.baseUrl() + "/mcp";
    }

    /** Signs a token. It ends with its grant, and with the client's secret with which it was got. */
    private BearerAccessToken sign(String userId, OAuthClient client, String scope, Optional<String> grantId) {
        Instant now = clock.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(settings.baseUrl())
                .subject(userId)
                .audience(audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(config.accessTokenLifetime())))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", client.clientId())
                .claim("scope", scope);
        grantId.ifPresent(id -> claims.claim(GRANT, id));
        if (client.confidential()) {
            claims.claim(SECRET, client.secretVersion());
        }
        return new BearerAccessToken(signer.sign(claims.build()).reveal(), config.accessTokenLifetime().toSeconds(), Scope.parse(scope));
    }

    private boolean valid(JWTClaimsSet claims) {
        return settings.baseUrl().equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(audience()))
                && claims.getExpirationTime() != null
                && clock.now().isBefore(claims.getExpirationTime().toInstant())
                && claims.getSubject() != null
                && claims.getJWTID() != null;
    }

    private Optional<Caller> caller(JWTClaimsSet claims) throws ParseException {
        String clientId = claims.getStringClaim("client_id");
        String scope = claims.getStringClaim("scope");
        String grantId = claims.getStringClaim(GRANT);
        if (clientId == null || scope == null) {
            return Optional.empty();
        }
        return users.mayEnter(claims.getSubject()).flatMap(user -> grantId == null ? byOwner(claims, clientId, scope, user) : byGrant(claims, grantId, scope, user));
    }

    private Optional<Caller> byGrant(JWTClaimsSet claims, String grantId, String scope, User user) {
        return grants.find(grantId)
                .filter(g -> g.userId().equals(user.id()) && clients.find(g.clientId()).filter(c -> hasSecretOf(claims, c)).isPresent())
                .map(g -> new Caller(
                        user.id(), user.role(), Caller.Credential.OAUTH_TOKEN, g.id(), g.clientId(), g.allowance(), Set.of(scope), expiry(claims)));
    }

    private Optional<Caller> byOwner(JWTClaimsSet claims, String clientId, String scope, User user) {
        return clients.find(clientId)
                .filter(c -> user.id().equals(c.ownerId()) && hasSecretOf(claims, c))
                .map(c -> new Caller(
                        user.id(),
                        user.role(),
                        Caller.Credential.OAUTH_TOKEN,
                        claims.getJWTID(),
                        clientId,
                        c.allowance(),
                        Set.of(scope),
                        expiry(claims)));
    }

    /** Whether the client's secret is still the one with which the token was got. */
    private static boolean hasSecretOf(JWTClaimsSet claims, OAuthClient client) {
        return !client.confidential() || Long.valueOf(client.secretVersion()).equals(claims.getClaim(SECRET));
    }

    private static Instant expiry(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant();
    }
}
