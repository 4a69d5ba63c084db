package io.mcphub.connections.connectors;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an integration declares about its provider. Implement it as a CDI bean. Its methods may make network calls and never run
 * inside a transaction. Each way that {@link #connect()} names must be implemented; otherwise the hub does not start.
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

    /** The bundle with its sentences, as {@link io.mcphub.platform.http.Sentences} reads it: {@code sentences} in the package of the class. None is needed. */
    default String sentences() {
        return getClass().getPackageName() + ".sentences";
    }

    /**
     * The ways to connect, in the order in which they are offered: {@code oauth}, {@code token}, own words for ways of a
     * {@code conversations.Dialogue}; or only {@code none}.
     */
    List<String> connect();

    /** The label of a way. Override it to name ways of your own. */
    default String label(String way) {
        return way.equals(Way.OAUTH) ? "Sign in at " + displayName() : way.equals(Way.TOKEN) ? "Paste: " + token().label() : way;
    }

    /** The ways with their labels. */
    default List<Way> ways() {
        return connect().stream().filter(way -> !way.equals(Way.NONE)).map(way -> new Way(way, label(way))).toList();
    }

    /** What an admin must do so that every way works. */
    default String missing() {
        return "Signing in at " + displayName() + " is not set up on this hub. An admin enters the provider's client id and secret.";
    }

    /** Whether somebody can connect now: the OAuth credentials are set, or a token can be pasted. */
    boolean configured();

    /** Whether the OAuth way works now: its credentials are set. */
    default boolean oauthConfigured() {
        return false;
    }

    /** What signing in asks the provider for today, in its words; empty if it is always the same or unknown. */
    default List<String> scopes() {
        return List.of();
    }

    /** The provider's consent page, for the browser. {@code state} must come back unchanged. */
    default URI authorize(String state, String redirectUri) {
        throw withoutWay("oauth");
    }

    /** Exchanges the code of the redirect for an account. */
    default ConnectedAccount exchange(String code, String redirectUri) {
        throw withoutWay("oauth");
    }

    /** As {@link #exchange(String, String)}, with the state given to {@link #authorize}, as PKCE (RFC 7636) needs it. */
    default ConnectedAccount exchange(String code, String redirectUri, String state) {
        return exchange(code, redirectUri);
    }

    /** The provider's name for the token that a person pastes, and where to find it. */
    default TokenField token() {
        return new TokenField("token", "Token", "", true);
    }

    /** What a person enters besides the token, in the order of the page. Other fields are refused before {@link #check}. */
    default List<TokenField> tokenFields() {
        return List.of();
    }

    /** Checks a pasted token with the provider. Throws {@code INVALID_INPUT} if the provider refuses it. */
    default ConnectedAccount check(PastedToken pasted) {
        throw withoutWay("token");
    }

    /**
     * Renews an access token. It is called once per token, even if many calls need it. It must end within 25 seconds, because
     * another node takes over after 30. Throws {@code NOT_CONNECTED} only if the provider refuses the refresh token for good,
     * {@code UPSTREAM_UNAVAILABLE} if the provider is down or slow; then the connection stays unchanged.
     */
    default RenewedToken refresh(Credential current, Secret refreshToken) {
        throw HubException.of(Problem.NOT_CONNECTED, displayName() + " no longer accepts your connection. Connect it again.");
    }

    /** Whether every tool checks what it shows, so that an owner can limit reading to some targets, or to none. */
    default boolean readsHaveTargets() {
        return false;
    }

    /** Whether every tool that writes names its target, so that an owner can limit writes to some targets. */
    default boolean writesHaveTargets() {
        return false;
    }

    /** Whether the provider sends browsers back only to https addresses. */
    default boolean httpsOnly() {
        return false;
    }

    /**
     * Asks the provider whether it accepts the hub's app with this redirect URI. Called only if {@link #oauthConfigured()}. Throws
     * {@code UPSTREAM_REFUSED} with what an admin must mend, {@code UPSTREAM_UNAVAILABLE} if the provider is down. False if the provider
     * cannot be asked without a person who signs in.
     */
    default boolean checkApp(String redirectUri) {
        return false;
    }

    /**
     * What an admin pastes at the provider to make an app for this hub; empty if the provider has no such thing.
     *
     * @param baseUrl the hub's public address
     */
    default Optional<String> manifest(String baseUrl) {
        return Optional.empty();
    }

    private HubException withoutWay(String way) {
        return HubException.conflict(displayName() + " cannot be connected by " + way + ". GET /integrations lists the ways.");
    }

    /**
     * Ends the connection at the provider before its row is deleted. It never throws for the provider's sake, because the row is
     * deleted anyway. Returns what the person must still do, in one or two sentences; empty if nothing.
     */
    default Optional<String> end(Credential credential) {
        revoke(credential);
        return Optional.empty();
    }

    /** The same account was connected again with another token. For what belongs to the earlier one alone. */
    default void replaced(Credential earlier) {}

    /** Revokes the token at the provider. Failures are ignored, because the row is deleted anyway. */
    default void revoke(Credential credential) {}
}
