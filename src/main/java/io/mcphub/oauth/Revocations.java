package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Ends what a client gives back. Either token of a grant ends the grant (RFC 7009 §2.1). */
@ApplicationScoped
class Revocations {
    @Inject
    ClientAuthenticator authenticator;

    @Inject
    GrantStore grants;

    @Inject
    AccessTokens accessTokens;

    public void revoke(TokenRevocationRequest request) throws GeneralException {
        OAuthClient client = authenticator.authenticate(request.getClientAuthentication(), request.getClientID());
        String token = request.getToken().getValue();
        Optional<Grant> byRefresh = grants.ofRefreshToken(token).filter(g -> g.clientId().equals(client.clientId()));
        byRefresh.map(Grant::id).or(() -> accessTokens.grantOf(token, client.clientId())).ifPresent(grants::revoke);
    }
}
