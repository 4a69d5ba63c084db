package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.mcphub.authorization.OAuthErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Authenticates a client. A public client sends its id, a confidential one its secret, in the header or in the body (RFC 6749 §2.3.1). */
@ApplicationScoped
public class ClientAuthenticator {
    @Inject
    ClientStore clients;

    /** The client. Throws {@code invalid_client} if it is unknown or its secret is wrong. */
    public OAuthClient authenticate(@Nullable ClientAuthentication shown, @Nullable ClientID said) throws GeneralException {
        ClientID id = shown == null ? said : shown.getClientID();
        if (id == null) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_CLIENT, "Send client_id.");
        }
        return clients.find(id.getValue()).filter(client -> proves(client, shown)).orElseThrow(() -> OAuthErrors.refuse(OAuth2Error.INVALID_CLIENT, "The client is unknown or expired, or its secret is wrong."));
    }

    private static boolean proves(OAuthClient client, @Nullable ClientAuthentication shown) {
        if (!client.confidential()) {
            return shown == null;
        }
        return shown instanceof PlainClientSecret plain && client.hasSecret(plain.getClientSecret().getValue());
    }
}
