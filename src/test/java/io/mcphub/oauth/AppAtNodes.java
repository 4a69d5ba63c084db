package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.WebBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** An app and the browser of somebody who signed in once, at a hub of several nodes: each request says to which node it goes. */
public final class AppAtNodes extends OAuthConversation {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CodeVerifier verifier = new CodeVerifier();
    private final HttpClient app = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Registers the app and signs the person in, at a node.
     *
     * @param address that of the hub, which all nodes share
     */
    public AppAtNodes(HubProcess node, URI address, String email, String password) throws Exception {
        hub = node;
        issuer = address.toString();
        clientId = register("App at nodes");
        browser = newBrowser();
        signIn(browser, "/connections", email, password);
    }

    /** A code that the person has allowed. */
    public String code() throws Exception {
        return code(verifier);
    }

    /** Where the browser finds the question whether the app may come in. */
    public String question() throws Exception {
        return WebBrowser.path(location(get(browser, authorize(clientId, REDIRECT, verifier))));
    }

    /** The question as this node asks it. */
    public HttpResponse<String> page(HubProcess node, String question) throws Exception {
        return browser.send(HttpRequest.newBuilder(node.uri().resolve(question)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Allows the app, at the node that made the page. Whether the app gets a code for that. */
    public boolean isAllowed(HttpResponse<String> page) throws Exception {
        return submit(browser, page, "form:allow", Map.of()).headers().firstValue("Location").orElse("").startsWith(REDIRECT + "?code=");
    }

    /** Accepts an invitation with another browser at a node. Whether that lets somebody in. */
    public boolean isLetIn(HubProcess node, String invitation, String email, String password) throws Exception {
        HttpClient guest = newBrowser();
        HttpResponse<String> page = guest.send(HttpRequest.newBuilder(node.uri().resolve("/invite")).build(), HttpResponse.BodyHandlers.ofString());
        return submit(guest, page, "form:submit", Map.of(), "code", invitation, "form:email", email, "form:password", password).statusCode() == 303;
    }

    /** What a node, or a proxy before it, answers to the code. */
    public HttpResponse<String> redeem(URI node, String code) throws Exception {
        return token(node, "grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue(), "resource", issuer + "/mcp");
    }

    /** The same for a refresh token. */
    public HttpResponse<String> refresh(URI node, String refreshToken) throws Exception {
        return token(node, "grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken);
    }

    /** The status of a request with an access token. */
    public int uses(URI node, String accessToken) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/mcp"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build();
        return app.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** A member of an answer with tokens, or of an error; empty if it is not there. */
    public static String member(HttpResponse<String> answer, String name) throws Exception {
        return JSON.readTree(answer.body()).path(name).asText();
    }

    private HttpResponse<String> token(URI node, String... parameters) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/oauth/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build();
        return app.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
