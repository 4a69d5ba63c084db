package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.minidev.json.JSONObject;

/**
 * What a client publishes about itself at the address that is its id (draft-ietf-oauth-client-id-metadata-document §4). Logos and
 * key sets in it are never fetched.
 */
record ClientDocument(String clientId, String name, List<String> redirectUris, List<String> grantTypes) {
    private static final int MOST_REDIRECTS = 100;
    private static final Set<String> SECRETS = Set.of("client_secret", "client_secret_expires_at");

    ClientDocument {
        redirectUris = List.copyOf(redirectUris);
        grantTypes = List.copyOf(grantTypes);
    }

    /**
     * Reads a document. Empty unless it belongs to this client, has what MCP requires and contains no shared secret. Leaves out
     * redirect URIs that are not acceptable.
     */
    static Optional<ClientDocument> parse(String clientId, byte[] body, Predicate<String> acceptable) {
        try {
            JSONObject json = JSONObjectUtils.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            if (!clientId.equals(json.get("client_id")) || SECRETS.stream().anyMatch(json::containsKey)) {
                return Optional.empty();
            }
            ClientMetadata metadata = ClientNames.metadata(json);
            Set<String> uris = metadata.getRedirectionURIStrings();
            boolean complete = metadata.getName() != null && !metadata.getName().isBlank() && uris != null && uris.size() <= MOST_REDIRECTS && isPublic(json);
            List<String> usable = complete ? uris.stream().filter(acceptable).toList() : List.of();
            List<String> grantTypes = usable.isEmpty() ? List.of() : ClientNames.grantTypes(metadata);
            return usable.isEmpty() || !grantTypes.contains("authorization_code")
                    ? Optional.empty()
                    : Optional.of(new ClientDocument(clientId, ClientNames.shown(metadata.getName()), usable, grantTypes));
        } catch (ParseException | CharacterCodingException | IllegalArgumentException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Whether it describes a public client. A shared secret in a public document is not secret, and a client that wants to sign
     * must not be served without a signature.
     */
    private static boolean isPublic(JSONObject json) {
        Object method = json.get("token_endpoint_auth_method");
        return method == null || ClientAuthenticationMethod.NONE.getValue().equals(method);
    }

    OAuthClient toClient() {
        return OAuthClient.open(clientId, name, redirectUris, Set.copyOf(grantTypes));
    }

    /** Whether a person who allowed the other document has also allowed this one. */
    boolean sameFor(ClientDocument other) {
        return name.equals(other.name) && Set.copyOf(redirectUris).equals(Set.copyOf(other.redirectUris));
    }
}
