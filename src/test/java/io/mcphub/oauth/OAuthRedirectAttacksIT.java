package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on where answers go and on which address the hub says it has. */
class OAuthRedirectAttacksIT extends OAuthAttacks {
    // Redirects

    @ParameterizedTest
    @ValueSource(strings = {
        "https://app.example/callback/more", "https://app.example/callback/", "https://app.example/callbac", "https://app.example/", "https://app.example/callback?next=https://evil.example",
        "https://app.example/callback#fragment", "https://app.example/%63allback", "https://app.example/callback%2f..", "https://app.example/x/../callback", "https://app.example/./callback",
        "https://app.example/callback%00", "https://app.example/callback%0d%0aX-Evil:1", "https://app.example:443/callback", "https://app.example:8443/callback", "https://APP.example/callback",
        "HTTPS://app.example/callback", "http://app.example/callback", "//app.example/callback", "/callback", "https://app.example.evil.example/callback", "https://evil.example/callback",
        "https://app.example@evil.example/callback", "https://evil.example\\@app.example/callback", "https://evil.example#@app.example/callback", "https://app.example\t/callback",
        " https://app.example/callback", "https://app.example/callback ", "javascript:alert(1)//app.example/callback", "data:text/html,x", "cursor://anysphere.cursor-mcp/oauth/callback",
        "http://127.0.0.1/callback", "https://xn--pp-xka.example/callback", ""
    })
    @Tag("B7")
    void redirectUriThatWasNotRegisteredGetsNoAnswer(String uri) throws Exception {
        String client = register("Web", WEB);

        assertPageWithoutRedirect(get(browser, authorize(client, uri, new CodeVerifier())));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://127.0.0.1:4000@evil.example/callback", "http://127.0.0.1.evil.example:4000/callback", "http://127.0.0.2:33418/callback", "http://2130706433:33418/callback", "http://[::1]:33418/callback",
        "http://0.0.0.0:33418/callback", "https://127.0.0.1:33418/callback", "http://127.0.0.1:99999/callback", "http://127.0.0.1:33418/callback/x", "http://127.0.0.1:33418/callback?x=1"
    })
    @Tag("B7")
    void loopbackRedirectIsNotStretchedBeyondItsPort(String uri) throws Exception {
        assertPageWithoutRedirect(get(browser, authorize(clientId, uri, new CodeVerifier())));
    }

    @Test
    @Tag("B7")
    void redirectUriMissingOrRepeatedGetsNoAnswer() throws Exception {
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier()).getValue();
        String rest = "response_type=code&client_id=" + clientId + "&code_challenge_method=S256&code_challenge=" + challenge;

        assertPageWithoutRedirect(get(browser, "/oauth/authorize?" + rest));
        assertPageWithoutRedirect(get(browser, "/oauth/authorize?" + rest + "&" + form("redirect_uri", REDIRECT) + "&" + form("redirect_uri", "https://evil.example/")));
        assertPageWithoutRedirect(get(browser, "/oauth/authorize?" + rest + "&client_id=other&" + form("redirect_uri", REDIRECT)));
    }

    @Test
    @Tag("B7")
    void clientThatIsUnknownGetsNoAnswer() throws Exception {
        assertPageWithoutRedirect(get(browser, authorize("nobody", "https://evil.example/callback", new CodeVerifier())));
        assertPageWithoutRedirect(get(browser, "/oauth/authorize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "\\\\evil.example"})
    void signInLeadsToNoOtherSite(String next) throws Exception {
        HttpClient fresh = newBrowser();
        HttpResponse<String> page = get(fresh, "/login?" + form("next", next));

        String target = location(submit(fresh, page, "form:submit", Map.of(), "form:email", hub.adminEmail().orElseThrow(), "form:password", hub.adminPassword().orElseThrow(), "next", next));

        assertThat(target).startsWith("/").doesNotStartWith("//").doesNotContain("\\").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example/cb", "javascript:alert(1)", "data:text/html,x", "evil://app/callback", "cursor://evil/callback", "https://user@app.example/cb", "https://app.example/a/../cb",
        "https://app.example/cb#f", "http://localhost.evil.example/cb", "https://app.example/<script>", "https:///cb", "ftp://app.example/cb", "https://app.example/cb\nX: y"
    })
    @Tag("B15")
    void registrationTakesNoDangerousRedirectUri(String uri) throws Exception {
        HttpResponse<String> answer = registration(JSON.writeValueAsString(Map.of("redirect_uris", List.of(WEB, uri))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_redirect_uri");
    }

    // The address of the hub

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource", "/.well-known/oauth-authorization-server", "/mcp/.well-known/oauth-authorization-server", "/mcp", "/oauth/authorize", "/login", "/connections"})
    @Tag("B3")
    @Tag("A4")
    void hostHeaderHasNoSayInAnyAddress(String path) throws Exception {
        assertThat(withForgedHost(path).replace("\\/", "/")).startsWith("HTTP/1.1").doesNotContain("evil.example");
        assertThat(withForgedHost(authorize(clientId, REDIRECT, new CodeVerifier()))).contains(issuer + "/oauth/consent").doesNotContain("evil.example");
    }

    @Test
    void openIdDocumentIsNotPretended() throws Exception {
        assertThat(hub.get("/.well-known/openid-configuration").statusCode()).isEqualTo(404);
        assertThat(hub.get("/.well-known/openid-configuration/mcp").statusCode()).isEqualTo(404);
    }
}
