package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.Connector;

/** Signing in at the provider: a redirect with a state, which comes back with a code (RFC 6749 §4.1). */
record OAuthDialogue(Connector connector) implements Dialogue {
    @Override
    public Reply begin(Turn turn) {
        return Reply.ask(Step.redirect(connector.authorize(turn.state(), turn.redirectUri())));
    }

    @Override
    public Reply next(Turn turn) {
        return new Reply.Connected(connector.exchange(turn.value("code"), turn.redirectUri(), turn.value("state")));
    }
}
