package io.mcphub.connections.connectors;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a provider's consent page with its parameters (RFC 6749 §4.1.1), in the order in which they are added. */
public final class AuthorizationUri {
    private final StringBuilder address;

    private AuthorizationUri(String page) {
        address = new StringBuilder(page);
    }

    /** The authorization endpoint, still without parameters. */
    public static AuthorizationUri at(String page) {
        return new AuthorizationUri(page);
    }

    /** Adds a parameter; its value is encoded here. */
    public AuthorizationUri with(String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** The whole address. */
    public URI uri() {
        return URI.create(address.toString());
    }
}
