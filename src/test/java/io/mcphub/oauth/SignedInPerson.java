package io.mcphub.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.testing.HubProcess;
import java.net.URI;

/** Somebody who signed in once, with a browser and with an app, at a hub of several nodes: cookie and tokens go to any of them. */
public final class SignedInPerson extends OAuthConversation {
    private String refreshToken;

    /**
     * Signs in at a node.
     *
     * @param address that of the hub, which all nodes share
     */
    public SignedInPerson(HubProcess node, URI address, String email, String password) throws Exception {
        hub = node;
        issuer = address.toString();
        clientId = register("App at nodes");
        browser = newBrowser();
        signIn(browser, "/connections", email, password);
        refreshToken = tokens().get("refresh_token").asText();
    }

    /** The status of a page for this person's browser at a node: a redirect to the sign-in if the person is signed out. */
    public int page(HubProcess node) throws Exception {
        hub = node;
        return get(browser, "/connections").statusCode();
    }

    /** The status of a request of an MCP client with any token at a node. */
    public int calls(HubProcess node, String token) throws Exception {
        hub = node;
        return mcp(token).statusCode();
    }

    /** The status of a request with tokens that the app has just renewed at this node. */
    public int renewed(HubProcess node) throws Exception {
        hub = node;
        JsonNode tokens = JSON.readTree(refresh(refreshToken).body());
        refreshToken = tokens.path("refresh_token").asText(refreshToken);
        return mcp(tokens.path("access_token").asText("none")).statusCode();
    }
}
