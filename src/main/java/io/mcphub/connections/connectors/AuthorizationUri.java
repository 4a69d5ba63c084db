package io.mcphub.connections.connectors;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the address of a provider's consent page (RFC 6749 §4.1.1). Parameters keep their order. */
public final class AuthorizationUri {
    private final StringBuilder address;

    private AuthorizationUri(String page) {
        address = new StringBuilder(page);
    }

    /** Starts with the authorization endpoint. */
    public static AuthorizationUri at(String page) {
        return new AuthorizationUri(page);
    }

    /** Adds a parameter and encodes its value. */
    public AuthorizationUri with(String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** The whole address. */
    public URI uri() {
        return URI.create(address.toString());
    }
}
