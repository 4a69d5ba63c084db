package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client says it can do, as far as we act on it (client/elicitation § Capabilities).
 *
 * @param elicitationForm it can show a form; an empty {@code elicitation} means this alone
 * @param elicitationUrl it can open an address for the user
 */
record ClientCapabilities(boolean elicitationForm, boolean elicitationUrl) {
    static final ClientCapabilities NONE = new ClientCapabilities(false, false);

    static ClientCapabilities of(JsonNode capabilities) {
        JsonNode elicitation = capabilities.path("elicitation");
        if (!elicitation.isObject()) {
            return NONE;
        }
        boolean url = elicitation.path("url").isObject();
        return new ClientCapabilities(elicitation.path("form").isObject() || elicitation.isEmpty(), url);
    }

    /** One bit each, for a session id. */
    byte bits() {
        return (byte) ((elicitationForm ? 1 : 0) | (elicitationUrl ? 2 : 0));
    }

    static ClientCapabilities ofBits(byte bits) {
        return new ClientCapabilities((bits & 1) != 0, (bits & 2) != 0);
    }
}
