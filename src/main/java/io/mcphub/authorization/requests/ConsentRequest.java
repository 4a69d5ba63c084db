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
 * @param proof what the answer must bring back: only the page that this session saw has it
 * @param clientName how the client calls itself; anybody may claim any name
 * @param clientHost the host that vouches for the client, because its id is an address there; null if nobody does
 * @param redirectUri where the answer goes
 * @param kind who can receive it there
 * @param readOnly whether the client asked for reading alone
 */
public record ConsentRequest(String proof, String clientName, @Nullable String clientHost, String redirectUri, Kind kind, boolean readOnly) {
    /** Who receives the answer: a web site, or whatever program on the person's computer listens. */
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

    /** The host of the address, as a person can judge it. */
    public String redirectHost() {
        String host = URI.create(redirectUri).getHost();
        return host == null ? redirectUri : host;
    }

    /** The scheme of the address. */
    public String redirectScheme() {
        return URI.create(redirectUri).getScheme();
    }
}
