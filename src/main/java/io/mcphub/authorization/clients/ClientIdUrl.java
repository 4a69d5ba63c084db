package io.mcphub.authorization.clients;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code client_id} that is the address of the client's metadata (draft-ietf-oauth-client-id-metadata-document §3): https, a path
 * without dot segments, no fragment, no user, no query, and the https port or one without a well-known service.
 */
public final class ClientIdUrl {
    private static final int LONGEST = 500;
    private static final Pattern FORM = Pattern.compile("https?://[^/?#@\\\\]+/[!-~&&[^?#\\\\]]*");
    /** Dot segments and separators, plain or encoded: two readers could understand different paths. */
    private static final Pattern AMBIGUOUS_PATH = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)|%2f|%5c|%00");
    private static final int HTTPS = 443;
    private static final int LOWEST_OTHER_PORT = 1024;

    private ClientIdUrl() {}

    /** Whether a client id looks like an address. Ids that the hub issues never do. */
    public static boolean looksLike(String clientId) {
        return clientId.startsWith("https:") || clientId.startsWith("http:");
    }

    /** Whether the text is an acceptable address. Plain http is allowed only for this machine, and only with {@code loopback}. */
    public static boolean acceptable(String text, boolean loopback) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches() || AMBIGUOUS_PATH.matcher(text).find()) {
            return false;
        }
        try {
            URI uri = URI.create(text);
            boolean encrypted = "https".equals(uri.getScheme()) || (loopback && RedirectUris.isLoopback(text));
            return encrypted && uri.getHost() != null && uri.getRawUserInfo() == null && allowedPort(uri.getPort());
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    /** The host that vouches for a client; null if its id is not an address. */
    public static @Nullable String hostOf(String clientId) {
        return looksLike(clientId) ? URI.create(clientId).getHost() : null;
    }

    private static boolean allowedPort(int port) {
        return port == -1 || port == HTTPS || (port >= LOWEST_OTHER_PORT && port <= 65535);
    }
}
