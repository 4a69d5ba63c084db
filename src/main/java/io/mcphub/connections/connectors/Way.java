package io.mcphub.connections.connectors;

/**
 * A way to connect an account, as a person chooses it.
 *
 * @param id {@code oauth}, {@code token}, or a word of the connector's own
 * @param label what a page writes on the button
 */
public record Way(String id, String label) {
    /** Signing in at the provider. */
    public static final String OAUTH = "oauth";

    /** Pasting a token. */
    public static final String TOKEN = "token";

    /** Nothing to connect. */
    public static final String NONE = "none";
}
