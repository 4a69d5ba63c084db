package io.mcphub.authorization.tokens;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.clients.ClientAuthenticator;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.grants.Grant;
import io.mcphub.authorization.grants.GrantStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Ends tokens that a client gives back. Either token of a grant ends the whole grant (RFC 7009 §2.1). */
@ApplicationScoped
public class Revocations {
    private static final ErrorObject UNSUPPORTED = new ErrorObject("unsupported_token_type");

    @Inject
    ClientAuthenticator authenticator;

    @Inject
    GrantStore grants;

    @Inject
    AccessTokens accessTokens;

    /**
     * Does nothing for an unknown token or one of another client. Throws {@code unsupported_token_type} for a token that cannot be
     * revoked (RFC 7009 §2.2.1).
     */
    public void revoke(TokenRevocationRequest request) throws GeneralException {
        OAuthClient client = authenticator.authenticate(request.getClientAuthentication(), request.getClientID());
        String token = request.getToken().getValue();
        Optional<Grant> byRefresh = grants.ofRefreshToken(token).filter(g -> g.clientId().equals(client.clientId()));
        if (byRefresh.isEmpty() && accessTokens.endsWithItsSecret(token, client.clientId())) {
            throw OAuthErrors.refuse(UNSUPPORTED, "Tokens of client_credentials end by themselves within minutes, or when the client's secret is rotated.");
        }
        byRefresh.map(Grant::id).or(() -> accessTokens.grantOf(token, client.clientId())).ifPresent(grants::revoke);
    }
}
