package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.Connector;

/** Signing in at the provider: a redirect with a state, which comes back with a code (RFC 6749 §4.1). */
record OAuthDialogue(Connector connector) implements Dialogue {
    @Override
    public Reply begin(DialogueInput input) {
        return Reply.ask(Step.redirect(connector.authorize(input.state(), input.redirectUri())));
    }

    @Override
    public Reply next(DialogueInput input) {
        return new Reply.Connected(connector.exchange(input.value("code"), input.redirectUri(), input.value("state")));
    }
}
