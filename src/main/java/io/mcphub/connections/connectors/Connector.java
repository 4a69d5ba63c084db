package io.mcphub.connections.connectors;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.net.URI;
import java.util.List;

/**
 * What an integration declares about its provider; found through {@code @Any Instance<Connector>}. Network calls happen here, never
 * inside a transaction. A way that {@link #connect()} names must be implemented: {@link ConnectorCheck} refuses the start otherwise.
 */
public interface Connector {
    /** The integration's id, the first part of its tools' names. */
    String id();

    String displayName();

    /** Settings, environment variables and shapes of secrets: {@code connector.properties} in the package of the class. */
    default Declaration declaration() {
        return Declaration.beside(getClass());
    }

    /** One sentence for the connections page. */
    String description();

    /**
     * The ways to connect, in the order in which they are offered: {@code oauth}, {@code token}, words of its own for ways that it
     * leads as a {@code conversations.Dialogue}; or {@code none} alone.
     */
    List<String> connect();

    /** What a person calls a way: a connector with a way of its own names it. */
    default String label(String way) {
        return way.equals(Way.OAUTH) ? "Sign in at " + displayName() : way.equals(Way.TOKEN) ? "Paste: " + token().label() : way;
    }

    /** The ways with their labels. */
    default List<Way> ways() {
        return connect().stream().filter(way -> !way.equals(Way.NONE)).map(way -> new Way(way, label(way))).toList();
    }

    /** What an admin does so that everything works that does not now. */
    default String missing() {
        return "Signing in at " + displayName() + " is not set up on this hub. An admin enters the provider's client id and secret.";
    }

    /** Whether somebody can connect now: OAuth credentials are set, or a token can be pasted. */
    boolean configured();

    /** Whether the OAuth way works now: credentials are set. */
    default boolean oauthConfigured() {
        return false;
    }

    /** Where the browser goes to approve; {@code state} comes back unchanged. */
    default URI authorize(String state, String redirectUri) {
        throw withoutWay("oauth");
    }

    /** Turns the code of the callback into an account. */
    default ConnectedAccount exchange(String code, String redirectUri) {
        throw withoutWay("oauth");
    }

    /** As {@link #exchange(String, String)}, with the state that {@link #authorize} was given: what PKCE (RFC 7636) needs. */
    default ConnectedAccount exchange(String code, String redirectUri, String state) {
        return exchange(code, redirectUri);
    }

    /** What the provider calls the token that a person pastes, and where they find it. */
    default TokenField token() {
        return new TokenField("token", "Token", "", true);
    }

    /** What a person gives besides the token, in the order in which the page asks; anything else is refused before {@link #check}. */
    default List<TokenField> tokenFields() {
        return List.of();
    }

    /** Checks a pasted token with the provider; a refusal is {@code INVALID_INPUT}. */
    default ConnectedAccount check(PastedToken pasted) {
        throw withoutWay("token");
    }

    /**
     * Renews an access token, called once for each token even if many calls need it. Ends within 25 seconds, because another
     * node takes over after 30. {@code NOT_CONNECTED} only if the provider refuses the refresh token for good; a provider that is
     * down or slow is {@code UPSTREAM_UNAVAILABLE} and leaves the connection as it is.
     */
    default RenewedToken refresh(Credential current, Secret refreshToken) {
        throw HubException.of(Problem.NOT_CONNECTED, displayName() + " no longer accepts your connection. Connect it again.");
    }

    /** Whether every writing tool asks for its target, so that an owner can limit writes to some; if not, it is all or none. */
    default boolean writesHaveTargets() {
        return false;
    }

    /** Whether the provider refuses redirects to an address that is not https. */
    default boolean httpsOnly() {
        return false;
    }

    private HubException withoutWay(String way) {
        return HubException.conflict(displayName() + " cannot be connected by " + way + ". GET /integrations lists the ways.");
    }

    /** Revokes the token at the provider; failures are ignored, because the row goes anyway. */
    default void revoke(Credential credential) {}
}
