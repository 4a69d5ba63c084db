package io.mcphub.authorization.tokens;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.Resources;
import io.mcphub.authorization.Scopes;
import io.mcphub.authorization.clients.ClientAuthenticator;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.grants.CodeClaim;
import io.mcphub.authorization.grants.Grace;
import io.mcphub.authorization.grants.Grant;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.authorization.grants.NewRefreshToken;
import io.mcphub.authorization.grants.Renewal;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides token requests (OAuth 2.1 §4). Every refusal is an OAuth error and never repeats what was sent. */
@ApplicationScoped
public class TokenEndpoint {
    @Inject
    ClientAuthenticator authenticator;

    @Inject
    Resources resources;

    @Inject
    GrantStore grants;

    @Inject
    ClientStore clients;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Users users;

    @Inject
    AuditTrail audit;

    @Inject
    HubConfig config;

    /** The tokens. Throws the OAuth error if the request is refused. */
    public AccessTokenResponse answer(TokenRequest request) throws GeneralException {
        OAuthClient client = authenticator.authenticate(request.getClientAuthentication(), request.getClientID());
        GrantType type = request.getAuthorizationGrant().getType();
        if (!GrantType.AUTHORIZATION_CODE.equals(type) && !GrantType.REFRESH_TOKEN.equals(type) && !GrantType.CLIENT_CREDENTIALS.equals(type)) {
            throw OAuthErrors.refuse(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "Use authorization_code, refresh_token or client_credentials.");
        }
        if (!client.grantTypes().contains(type.getValue())) {
            throw OAuthErrors.refuse(OAuth2Error.UNAUTHORIZED_CLIENT, "This client is not registered for this grant type.");
        }
        if (!resources.acceptable(request.getResources())) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_TARGET, "Tokens are issued for " + resources.mcp() + " only.");
        }
        if (request.getAuthorizationGrant() instanceof AuthorizationCodeGrant code) {
            return byCode(client, code);
        }
        return request.getAuthorizationGrant() instanceof RefreshTokenGrant refresh ? byRefreshToken(client, refresh, request) : byItself(client, request);
    }

    private AccessTokenResponse byCode(OAuthClient client, AuthorizationCodeGrant presented) throws GeneralException {
        URI redirectUri = presented.getRedirectionURI();
        CodeClaim claim = new CodeClaim(client.clientId(), redirectUri == null ? null : redirectUri.toString(), presented.getCodeVerifier());
        NewRefreshToken refresh = client.grantTypes().contains(GrantType.REFRESH_TOKEN.getValue()) ? newRefreshToken() : null;
        Grant grant = grants.redeem(presented.getAuthorizationCode().getValue(), claim, refresh)
                .orElseThrow(() -> OAuthErrors.refuse(OAuth2Error.INVALID_GRANT, "The code is unknown, used or expired, or belongs to another client, redirect URI or verifier."));
        requireUser(grant.userId());
        clients.used(client.clientId());
        return response(accessTokens.issue(grant, client, grant.scope()), refresh == null ? null : refresh.value());
    }

    private AccessTokenResponse byRefreshToken(OAuthClient client, RefreshTokenGrant presented, TokenRequest request) throws GeneralException {
        String token = presented.getRefreshToken().getValue();
        Grant known = grants.ofRefreshToken(token).filter(g -> g.clientId().equals(client.clientId())).orElseThrow(TokenEndpoint::badRefreshToken);
        String scope = Scopes.within(known.scope(), request.getScope())
                .orElseThrow(() -> OAuthErrors.refuse(OAuth2Error.INVALID_SCOPE, "The scope was not granted; ask for it with a new authorization request."));
        requireUser(known.userId());
        Renewal renewal = grants.rotate(token, client.clientId(), grace(), newRefreshToken()).orElseThrow(TokenEndpoint::badRefreshToken);
        clients.used(client.clientId());
        return response(accessTokens.issue(renewal.grant(), client, scope), renewal.refreshToken());
    }

    private AccessTokenResponse byItself(OAuthClient client, TokenRequest request) throws GeneralException {
        if (client.ownerId() == null) {
            throw OAuthErrors.refuse(OAuth2Error.UNAUTHORIZED_CLIENT, "Only a confidential client may use client_credentials.");
        }
        String scope = Scopes.granted(request.getScope()).orElseThrow(() -> OAuthErrors.refuse(OAuth2Error.INVALID_SCOPE, "Use mcp or mcp:read."));
        requireUser(client.ownerId());
        audit.event(AuditAction.OAUTH_ISSUED, AuditStatus.OK, client.ownerId(), Map.of("client", client.clientId(), "grant_type", "client_credentials"));
        clients.used(client.clientId());
        return response(accessTokens.issue(client, scope), null);
    }

    private void requireUser(String userId) throws GeneralException {
        if (users.mayEnter(userId).isEmpty()) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_GRANT, "The user behind this grant has no access to the hub now.");
        }
    }

    private NewRefreshToken newRefreshToken() {
        return NewRefreshToken.random(config.refreshTokenLifetime());
    }

    private Grace grace() {
        Duration same = Duration.ofSeconds(Math.max(0, config.number("OAUTH_REFRESH_GRACE_SECONDS", 60)));
        return new Grace(same, config.accessTokenLifetime());
    }

    private static AccessTokenResponse response(AccessToken access, @Nullable Secret refresh) {
        RefreshToken token = Optional.ofNullable(refresh).map(r -> new RefreshToken(r.reveal())).orElse(null);
        return new AccessTokenResponse(new Tokens(access, token));
    }

    private static GeneralException badRefreshToken() {
        return OAuthErrors.refuse(OAuth2Error.INVALID_GRANT, "The refresh token is unknown, used, expired or revoked; authorize again.");
    }
}
