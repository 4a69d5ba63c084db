package io.mcphub.authorization.clients;

import io.mcphub.access.Allowance;
import io.mcphub.platform.crypto.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client as the authorization server sees it.
 *
 * @param clientId its id
 * @param name how it calls itself
 * @param redirectUris where answers may go
 * @param grantTypes what it may ask the token endpoint for
 * @param secretHash null for a public client, {@link #VOID} for one whose secret has ended
 * @param ownerId the user for whom a confidential client acts by itself; null for a public client
 * @param allowance what the owner allows a confidential client that acts by itself
 * @param secretVersion the number of its present secret, so that tokens got with an earlier one end; 0 for a public client
 */
public record OAuthClient(
        String clientId,
        String name,
        List<String> redirectUris,
        Set<String> grantTypes,
        @Nullable String secretHash,
        @Nullable String ownerId,
        Allowance allowance,
        int secretVersion) {
    /** The hash of an ended secret: no secret has it. */
    static final String VOID = "";

    /** A public client. */
    static OAuthClient open(String clientId, String name, List<String> redirectUris, Set<String> grantTypes) {
        return new OAuthClient(clientId, name, redirectUris, grantTypes, null, null, Allowance.ALL, 0);
    }

    public boolean confidential() {
        return secretHash != null;
    }

    public boolean hasSecret(String secret) {
        return secretHash != null
                && MessageDigest.isEqual(secretHash.getBytes(StandardCharsets.US_ASCII), Keys.hash(secret).getBytes(StandardCharsets.US_ASCII));
    }
}
