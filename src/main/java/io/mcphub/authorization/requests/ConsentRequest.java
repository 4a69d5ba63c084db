package io.mcphub.authorization.requests;

import io.mcphub.authorization.Scopes;
import io.mcphub.authorization.clients.ClientIdUrl;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.clients.RedirectUris;
import io.mcphub.authorization.grants.PendingRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees before they decide.
 *
 * @param proof a secret of the page that this session saw; the answer must contain it
 * @param clientName how the client calls itself; anybody may claim any name
 * @param clientHost the host that vouches for the client, because its id is an address there; null if nobody does
 * @param redirectUri where the answer goes
 * @param kind who can receive the answer
 * @param readOnly whether the client asked only to read
 */
public record ConsentRequest(String proof, String clientName, @Nullable String clientHost, String redirectUri, Kind kind, boolean readOnly) {
    /** Who receives the answer: a web site, or any program on the person's computer. */
    public enum Kind {
        WEB,
        LOOPBACK,
        NATIVE
    }

    static ConsentRequest of(String proof, OAuthClient client, PendingRequest request) {
        String uri = request.redirectUri();
        Kind kind = uri.startsWith("https://") ? Kind.WEB : RedirectUris.isLoopback(uri) ? Kind.LOOPBACK : Kind.NATIVE;
        return new ConsentRequest(proof, client.name(), ClientIdUrl.hostOf(client.clientId()), uri, kind, request.scope().equals(Scopes.READ));
    }

    /** The host of the address, for a person to judge. */
    public String redirectHost() {
        String host = URI.create(redirectUri).getHost();
        return host == null ? redirectUri : host;
    }

    /** The scheme of the address. */
    public String redirectScheme() {
        return URI.create(redirectUri).getScheme();
    }
}
