package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of attacks on the authorization server, over HTTP against the real jar. Each test is named after what it forbids and
 * fails if the attack works. Tags are the rows of the protocol checklist. No refresh grace, so that every reuse counts.
 */
class OAuthAttacksIT extends OAuthConversation {
    private static final String WEB = "https://app.example/callback";
    private static final String FULL_PASSWORD = "a-long-password-of-somebody";

    private final WireMockServer world = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private String login;
    private int stranger;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        world.start();
        world.stubFor(post(urlPathEqualTo("/api/auth.test"))
                .willReturn(okJson("{\"ok\":true,\"url\":\"https://demo.slack.example/\",\"team\":\"Demo\",\"user\":\"ada\",\"team_id\":\"T1\",\"user_id\":\"U1\"}")
                        .withHeader("x-oauth-scopes", "chat:write,channels:read,channels:history,users:read,search:read")));
        start(folder, Map.of(
                "OAUTH_REFRESH_GRACE_SECONDS", "0", "CIMD_ALLOW_LOOPBACK", "true", "TRUSTED_PROXIES", "127.0.0.1/32", "SLACK_API_URL", "http://127.0.0.1:" + world.port() + "/api/"));
        login = login(hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow());
    }

    @AfterAll
    void stopWorld() {
        world.stop();
    }

    // Codes

    @Test
    @Tag("B8")
    void codeOfOneClientIsNotRedeemedByAnother() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        String thief = register("Thief");

        assertInvalidGrant(token("grant_type", "authorization_code", "client_id", thief, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue()));
        assertInvalidGrant(redeem(code, verifier));
    }

    @Test
    @Tag("B6")
    void codeInjectedIntoAnotherLoginOfTheSameClientIsNotRedeemed() throws Exception {
        String codeOfTheAttacker = code(new CodeVerifier());
        CodeVerifier verifierOfTheVictim = new CodeVerifier();

        assertInvalidGrant(redeem(codeOfTheAttacker, verifierOfTheVictim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:33418/other", "http://localhost:33418/callback", "http://127.0.0.1:33419/callback", ""})
    @Tag("B8")
    void codeIsNotRedeemedWithAnotherRedirectUri(String uri) throws Exception {
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> answer = token("grant_type", "authorization_code", "client_id", clientId, "code", code(verifier), "redirect_uri", uri, "code_verifier", verifier.getValue());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isIn("invalid_grant", "invalid_request");
    }

    @Test
    @Tag("B6")
    void codeIsNotRedeemedWithoutAVerifierNorWithTheChallengeAsVerifier() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> without = token("grant_type", "authorization_code", "client_id", clientId, "code", code(verifier), "redirect_uri", REDIRECT);
        assertThat(error(without)).isIn("invalid_grant", "invalid_request");

        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        assertInvalidGrant(redeem(code(verifier), new CodeVerifier(challenge)));
    }

    @Test
    @Tag("B8")
    void codeReplayedTakesBackWhatItIssued() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());

        assertInvalidGrant(redeem(code, verifier));

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }

    @Test
    @Tag("B8")
    void codeRacedByTwoIsNotRedeemedTwice() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);

        List<HttpResponse<String>> answers = atOnce(4, () -> redeem(code, verifier));

        List<HttpResponse<String>> won = answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (HttpResponse<String> tokens : won) {
            assertThat(mcp(JSON.readTree(tokens.body()).get("access_token").asText()).statusCode()).as("two parties held the code").isEqualTo(401);
        }
    }

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

    // Proof keys and what else a request may be talked into

    @ParameterizedTest
    @ValueSource(strings = {"", "code_challenge_method=S256", "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain",
        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256", "code_challenge=short&code_challenge_method=S256", "code_challenge=&code_challenge_method=S256",
        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge=x&code_challenge_method=S256"})
    @Tag("B6")
    @Tag("B4")
    void proofKeyIsNotTalkedDown(String parameters) throws Exception {
        HttpResponse<String> answer = get(browser, "/oauth/authorize?" + form("response_type", "code", "client_id", clientId, "redirect_uri", REDIRECT, "state", STATE) + "&" + parameters);

        assertThat(answer(answer)).containsEntry("error", "invalid_request").containsEntry("iss", issuer).containsEntry("state", STATE).doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=token", "response_type=code+token", "response_type=id_token", "response_mode=fragment", "response_mode=form_post", "request=eyJhbGciOiJub25lIn0.e30.", "request_uri=http://169.254.169.254/"})
    @Tag("B5")
    void answerIsNotSentInAnotherWayAndNothingIsFetchedForARequest(String parameter) throws Exception {
        String good = authorize(clientId, REDIRECT, new CodeVerifier());
        String path = parameter.startsWith("response_type") ? good.replace("response_type=code", parameter) : good + "&" + parameter;

        HttpResponse<String> answer = get(browser, path);

        assertThat(answer(answer)).containsKey("error").containsEntry("iss", issuer).doesNotContainKey("code").doesNotContainKey("access_token");
    }

    @Test
    @Tag("B5")
    void answersOfAnotherServerAreToldApartByIssInEveryAnswer() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        assertThat(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of()))).containsEntry("iss", issuer);
        assertThat(answer(submit(browser, consentPage(clientId, verifier), "form:deny", Map.of()))).containsEntry("iss", issuer).containsEntry("error", "access_denied");
        assertThat(document("/.well-known/oauth-authorization-server").get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
        assertThat(document("/.well-known/oauth-authorization-server").get("issuer").asText()).isEqualTo(issuer);
    }

    // Refresh tokens

    @Test
    @Tag("B12")
    void refreshTokenReusedEndsItsFamily() throws Exception {
        JsonNode first = tokens();
        JsonNode second = JSON.readTree(refresh(first.get("refresh_token").asText()).body());

        assertInvalidGrant(refresh(first.get("refresh_token").asText()));

        assertInvalidGrant(refresh(second.get("refresh_token").asText()));
        assertThat(mcp(second.get("access_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B12")
    void refreshTokenRacedByTwoLeavesNeitherATokenThatWorks() throws Exception {
        String refreshToken = tokens().get("refresh_token").asText();

        List<HttpResponse<String>> answers = atOnce(2, () -> refresh(refreshToken));

        assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSizeLessThanOrEqualTo(1);
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() == 200) {
                assertThat(mcp(JSON.readTree(answer.body()).get("access_token").asText()).statusCode()).isEqualTo(401);
                assertInvalidGrant(refresh(JSON.readTree(answer.body()).get("refresh_token").asText()));
            }
        }
    }

    @Test
    @Tag("B12")
    void refreshTokenIsNotUsedByAnotherClient() throws Exception {
        String refreshToken = tokens().get("refresh_token").asText();

        assertInvalidGrant(token("grant_type", "refresh_token", "client_id", register("Thief"), "refresh_token", refreshToken));
        assertThat(refresh(refreshToken).statusCode()).as("and the thief did not use it up").isEqualTo(200);
    }

    @Test
    @Tag("B12")
    @Tag("X8")
    void scopeIsNotWidenedByRefreshing() throws Exception {
        JsonNode tokens = tokens("mcp:read");
        assertThat(tokens.get("scope").asText()).isEqualTo("mcp:read");

        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens.get("refresh_token").asText(), "scope", "mcp"))).isEqualTo("invalid_scope");
        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens.get("refresh_token").asText(), "scope", "admin"))).isEqualTo("invalid_scope");
    }

    @Test
    @Tag("B9")
    void audienceIsNotWidenedByAnyRequest() throws Exception {
        for (String resource : List.of("https://other.example/mcp", issuer, issuer + "/api", issuer + "/mcp#x", issuer + "/mcp?x", issuer + "/mcp/../api", "mcp")) {
            String path = authorize(clientId, REDIRECT, new CodeVerifier()).replaceAll("&resource=[^&]*", "") + "&" + form("resource", resource);
            assertThat(answer(get(browser, path))).as(resource).containsEntry("error", "invalid_target").containsEntry("iss", issuer);
            assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", tokens().get("refresh_token").asText(), "resource", resource))).as(resource).isEqualTo("invalid_target");
        }
        String two = authorize(clientId, REDIRECT, new CodeVerifier()) + "&" + form("resource", "https://other.example/mcp");
        assertThat(answer(get(browser, two))).containsEntry("error", "invalid_target");
    }

    // What a token opens

    @Test
    @Tag("A13")
    @Tag("A14")
    void tokenOfAnAiClientOpensNoOtherDoor() throws Exception {
        String access = tokens().get("access_token").asText();

        for (String path : List.of("/auth/me", "/auth/personal_tokens", "/auth/clients", "/auth/authorized_apps", "/integrations", "/config/mcp", "/api/audit", "/api/admin/users", "/api/admin/settings", "/api/admin/clients", "/metrics")) {
            assertThat(call(path, access).statusCode()).as(path).isIn(401, 403);
        }
        assertThat(send("POST", "/auth/personal_token", access, "{\"name\":\"x\"}").statusCode()).isEqualTo(401);
        assertThat(call("/connections", access).statusCode()).isEqualTo(302);
    }

    @Test
    @Tag("A13")
    void tokenForAnotherDoorDoesNotOpenMcp() throws Exception {
        assertThat(mcp(login).statusCode()).isEqualTo(401);
        assertThat(mcp(tokens().get("refresh_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("A7")
    @Tag("A12")
    void tokenThatIsForgedIsRefusedOnEveryMethod() throws Exception {
        String[] parts = tokens().get("access_token").asText().split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));

        for (String token : List.of(none + "." + parts[1] + ".", parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1] + "." + "A".repeat(86), "x")) {
            for (String method : List.of("POST", "GET", "DELETE")) {
                HttpResponse<String> answer = send(method, "/mcp", token, method.equals("POST") ? "{}" : "");
                assertThat(answer.statusCode()).as(method).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"").contains("resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\"");
            }
        }
    }

    @Test
    @Tag("A14")
    void tokenInTheQueryOrABodyIsNotRead() throws Exception {
        String access = tokens().get("access_token").asText();

        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp?access_token=" + access))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).as("no credentials at all: no error (RFC 6750 §3.1)").contains("scope=\"mcp\"").doesNotContain("error=");
    }

    @Test
    @Tag("A9")
    @Tag("A15")
    @Tag("X8")
    void writingWithATokenThatMayOnlyReadIsRefusedAndTheNeededScopeNamed() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        String read = tokens("mcp:read").get("access_token").asText();
        assertThat(JSON.readTree(mcp(read).body()).at("/result/tools").findValuesAsText("name")).as("still listed").contains("slack.messages.post");

        HttpResponse<String> answer = send("POST", "/mcp", read, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.post\",\"arguments\":{\"channel\":\"C1\",\"text\":\"x\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        String around = send("POST", "/mcp", read, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.tools.call\",\"arguments\":{\"name\":\"slack.messages.post\",\"arguments\":{\"channel\":\"C1\",\"text\":\"x\"}}}}").body();
        assertThat(around).as("nor around the door").containsAnyOf("\"isError\":true", "\"error\"");
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/conversations.info")));
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"insufficient_scope\"").contains("scope=\"mcp\"").contains("resource_metadata=");
    }

    @Test
    @Tag("X8")
    void writingThatThePersonDidNotAllowIsHidden() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        CodeVerifier verifier = new CodeVerifier();
        String narrowed = access(redeem(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of(), "integration", "slack", "read_only", "1")).get("code"), verifier));
        String without = access(redeem(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of())).get("code"), verifier));

        assertThat(JSON.readTree(mcp(narrowed).body()).at("/result/tools").findValuesAsText("name")).contains("slack.channels.info").doesNotContain("slack.messages.post");
        assertThat(JSON.readTree(mcp(without).body()).at("/result/tools").findValuesAsText("name")).as("Slack was left out").noneMatch(name -> name.startsWith("slack."));
    }

    // The consent page

    @Test
    @Tag("X1")
    void clientGetsNothingBeforeThePersonAnswered() throws Exception {
        HttpResponse<String> answer = get(browser, authorize(clientId, REDIRECT, new CodeVerifier()));

        assertThat(location(answer)).startsWith(issuer + "/oauth/consent?request=").doesNotContain("code=");
        assertThat(get(browser, location(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("X2")
    void consentIsNotForgedByAnotherSite() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        for (Map<String, String> headers : List.of(
                Map.of("Origin", "https://evil.example"), Map.of("Origin", "null"), Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Sec-Fetch-Site", "same-site"), Map.of("Origin", issuer + ".evil.example"))) {
            assertThat(submit(browser, page, "form:allow", headers).statusCode()).as(headers.toString()).isEqualTo(403);
        }
        assertThat(submit(browser, page, "form:allow", Map.of(), "proof", "guessed").headers().firstValue("Location")).isEmpty();
        assertThat(get(browser, "/oauth/consent?form:allow=pressed&" + page.uri().getQuery()).headers().firstValue("Location")).as("a GET decides nothing").isEmpty();
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).as("still undecided").containsKey("code");
    }

    @Test
    @Tag("X2")
    @Tag("X7")
    void consentIsNotGivenInAnotherSession() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());
        HttpClient other = newBrowser();
        signIn(other, "/connections");

        assertThat(get(other, page.uri().getPath() + "?" + page.uri().getQuery()).body()).doesNotContain("form:allow");
        assertThat(submit(other, page, "form:allow", Map.of()).headers().firstValue("Location")).isEmpty();
        assertThat(submit(newBrowser(), page, "form:allow", Map.of()).headers().firstValue("Location").orElse("")).as("nobody signed in").doesNotContain("code=");
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).containsKey("code");
    }

    @Test
    @Tag("X2")
    void pageIsNotFramedCachedOrScripted() throws Exception {
        List<HttpResponse<String>> pages = List.of(
                consentPage(clientId, new CodeVerifier()), get(newBrowser(), "/login?next=/oauth/consent"), get(browser, authorize("nobody", REDIRECT, new CodeVerifier())));

        for (HttpResponse<String> page : pages) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).as(page.uri().getPath()).contains("frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.body()).doesNotContain("<script");
        }
    }

    @Test
    @Tag("B16")
    @Tag("X2")
    @Tag("X10")
    void clientDoesNotHideWhoItIsAndWhereTheAnswerGoes() throws Exception {
        String page = consentPage(register("Plain name"), new CodeVerifier()).body();

        assertThat(page).contains("Plain name").contains("127.0.0.1").contains(REDIRECT).contains("nobody vouches").contains("Any program that runs there can pretend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "#{facesContext.externalContext}", "${7*7}", "</title><script>", "'-alert(1)-'"})
    @Tag("X11")
    void scriptInAClientsNameDoesNotRun(String name) throws Exception {
        String page = consentPage(register(name), new CodeVerifier()).body();

        assertThat(page).doesNotContain("<script").doesNotContain("<img src=x").contains("wants to use");
        if (name.contains("{")) {
            assertThat(page).contains(name);
        }
    }

    @Test
    @Tag("X11")
    void addressesThatAClientTellsAreNeitherShownNorFetched() throws Exception {
        HttpResponse<String> answer = registration("{\"client_name\":\"App\",\"redirect_uris\":[\"" + REDIRECT + "\"],\"logo_uri\":\"http://127.0.0.1:" + world.port() + "/logo\",\"client_uri\":\"javascript:alert(1)\",\"jwks_uri\":\"http://127.0.0.1:" + world.port() + "/jwks\"}");

        if (answer.statusCode() == 201) {
            assertThat(consentPage(JSON.readTree(answer.body()).get("client_id").asText(), new CodeVerifier()).body()).doesNotContain("javascript:").doesNotContain("/logo");
        }
        world.verify(0, getRequestedFor(urlPathEqualTo("/logo")));
        world.verify(0, getRequestedFor(urlPathEqualTo("/jwks")));
    }

    @Test
    void stateAndErrorsDoNotCarryHeadersOrScriptsOut() throws Exception {
        String state = "x\r\nSet-Cookie: evil=1<script>";
        String path = authorize(clientId, REDIRECT, new CodeVerifier()).replace(form("state", STATE), form("state", state)) + "&scope=nonsense";

        HttpResponse<String> answer = get(browser, path);

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(location(answer)).doesNotContain("\n").doesNotContain("<");
        assertThat(answer(answer)).containsEntry("state", state);
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

    // Clients that describe themselves

    @ParameterizedTest
    @ValueSource(strings = {
        "https://10.0.0.1/c", "https://172.16.0.1/c", "https://192.168.1.1/c", "https://169.254.169.254/latest", "https://100.64.0.1/c", "https://0.0.0.0/c", "https://224.0.0.1/c", "https://[fe80::1]/c",
        "https://[fd00::1]/c", "https://[::ffff:10.0.0.1]/c", "https://[64:ff9b::a00:1]/c", "https://[::]/c", "https://167772161/c"
    })
    @Tag("X6")
    @Tag("CIMD6")
    void hubIsNotMadeToFetchFromItsOwnNetwork(String id) throws Exception {
        assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/c", "https://evil.example", "https://evil.example/c#f", "https://user@evil.example/c", "https://evil.example/a/../c", "https://evil.example/c?x=1", "https://evil.example:22/c", "file:///etc/passwd", "http://localhost:1@evil.example/c"})
    @Tag("CIMD1")
    void clientIdThatIsNoPlainAddressIsNotFetched(String id) throws Exception {
        HttpResponse<String> answer = get(browser, authorize(id, WEB, new CodeVerifier()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertPageWithoutRedirect(answer);
    }

    @Test
    @Tag("CIMD2")
    @Tag("CIMD9")
    @Tag("X6")
    void redirectOfADocumentIsNotFollowed() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/away.json";
        world.stubFor(WireMock.get(urlPathEqualTo("/away.json")).willReturn(aResponse().withStatus(302).withHeader("Location", "/inside.json")));
        world.stubFor(WireMock.get(urlPathEqualTo("/inside.json")).willReturn(okJson(metadata(id, "App", WEB))));

        assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));

        world.verify(1, getRequestedFor(urlPathEqualTo("/away.json")));
        world.verify(0, getRequestedFor(urlPathEqualTo("/inside.json")));
    }

    @Test
    @Tag("CIMD3")
    @Tag("CIMD4")
    @Tag("CIMD5")
    @Tag("CIMD7")
    void documentThatDoesNotFitIsNotUsed() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/bad.json";
        for (String body : List.of(
                metadata("https://other.example/c", "App", WEB),
                metadata(id, "App", WEB).replace("\"client_name\"", "\"client_secret\":\"s\",\"client_name\""),
                metadata(id, "App", WEB).replace("\"client_name\"", "\"token_endpoint_auth_method\":\"client_secret_post\",\"client_name\""),
                metadata(id, "App", WEB).replace("\"client_name\":\"App\"", "\"client_uri\":\"https://app.example\""),
                metadata(id, "x".repeat(70_000), WEB),
                "<html>")) {
            world.stubFor(WireMock.get(urlPathEqualTo("/bad.json")).willReturn(okJson(body)));
            assertPageWithoutRedirect(get(browser, authorize(id, WEB, new CodeVerifier())));
        }
        world.stubFor(WireMock.get(urlPathEqualTo("/bad.json")).willReturn(okJson(metadata(id, "App", WEB))));
        assertPageWithoutRedirect(get(browser, authorize(id, "https://evil.example/callback", new CodeVerifier())));
        assertThat(location(get(browser, authorize(id, WEB, new CodeVerifier())))).as("and the failures were not remembered").startsWith(issuer + "/oauth/consent");
    }

    @Test
    @Tag("B14")
    @Tag("B16")
    @Tag("CIMD8")
    void clientThatDescribesItselfIsNotTrustedAfterItChanged() throws Exception {
        String id = "http://127.0.0.1:" + world.port() + "/good.json";
        world.stubFor(WireMock.get(urlPathEqualTo("/good.json")).willReturn(okJson(metadata(id, "Vouched app", WEB)).withHeader("Cache-Control", "max-age=3600")));
        assertThat(document("/.well-known/oauth-authorization-server").get("client_id_metadata_document_supported").asBoolean()).isTrue();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, WEB, verifier))));
        assertThat(page.body()).contains("Vouched app").contains("The site 127.0.0.1 vouches for this name");
        String code = query(location(submit(browser, page, "form:allow", Map.of()))).get("code");
        HttpResponse<String> issued = token("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", WEB, "code_verifier", verifier.getValue());
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(mcp(access(issued)).statusCode()).isEqualTo(200);

        assertThat(location(get(browser, location(get(browser, authorize(id, WEB, verifier)))))).as("remembered").startsWith(WEB + "?").contains("code=");
        world.verify(1, getRequestedFor(urlPathEqualTo("/good.json")));

        JsonNode apps = JSON.readTree(call("/auth/authorized_apps", login).body()).get("items");
        assertThat(apps.findValuesAsText("client_id")).contains(id);
        assertThat(apps.findValuesAsText("client_host")).contains("127.0.0.1");
        assertThat(send("DELETE", "/auth/authorized_apps/" + URLEncoder.encode(id, StandardCharsets.UTF_8), login, "").statusCode()).isEqualTo(204);
        assertThat(mcp(access(issued)).statusCode()).isEqualTo(401);
        assertThat(get(browser, location(get(browser, authorize(id, WEB, verifier)))).statusCode()).as("asked again").isEqualTo(200);
    }

    // Floods and size

    @Test
    @Tag("B15")
    void registrationIsNotFlooded() throws Exception {
        String body = "{\"redirect_uris\":[\"" + REDIRECT + "\"]}";
        for (int i = 0; i < 20; i++) {
            assertThat(registration(body, "203.0.113.99").statusCode()).isEqualTo(201);
        }

        HttpResponse<String> answer = registration(body, "203.0.113.99");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(error(answer)).isEqualTo("temporarily_unavailable");
        assertThat(registration(body, "203.0.113.98").statusCode()).isEqualTo(201);
        for (int i = 0; i < 20; i++) {
            registration(body, "2001:db8::" + i);
        }
        assertThat(registration(body, "2001:db8::ffff").statusCode()).as("one household has a whole /64").isEqualTo(429);
    }

    @Test
    @Tag("B15")
    void inputBeyondItsSizeIsRefused() throws Exception {
        String huge = "x".repeat(20_000);

        assertThat(registration("{\"client_name\":\"" + huge + "\",\"redirect_uris\":[\"" + REDIRECT + "\"]}").statusCode()).isEqualTo(400);
        assertThat(registration(JSON.writeValueAsString(Map.of("redirect_uris", IntStream.range(0, 21).mapToObj(i -> "https://a.example/" + i).toList()))).statusCode()).isEqualTo(400);
        assertThat(registration("[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(error(token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", huge))).isEqualTo("invalid_request");
        HttpResponse<String> form = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("client_id=" + clientId + "&state=" + huge))
                .build());
        assertThat(form.statusCode()).isEqualTo(413);
        String longState = authorize(clientId, REDIRECT, new CodeVerifier()).replace(form("state", STATE), "state=" + "s".repeat(2001));
        assertThat(answer(get(browser, longState))).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @Test
    @Tag("B11")
    void parametersThatAreRepeatedAreNotChosenFrom() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        String good = form("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue());

        for (String repeated : List.of("grant_type=refresh_token", "client_id=" + register("Other"), "code=other", "redirect_uri=https%3A%2F%2Fevil.example", "code_verifier=" + new CodeVerifier().getValue())) {
            HttpResponse<String> answer = tokenForm(good + "&" + repeated);
            assertThat(answer.statusCode()).as(repeated).isIn(400, 401);
        }
    }

    // Signing in

    @Test
    void passwordIsNotGuessedByTryingOften() throws Exception {
        String email = "guessed@example.com";
        createUser(email);
        String from = "198.51.100.77";
        for (int i = 0; i < 10; i++) {
            assertThat(loginFrom(from + (i % 3), email, "wrong-password-" + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> right = loginFrom("198.51.100.80", email, FULL_PASSWORD);

        assertThat(right.statusCode()).as("not even the right one, from another address").isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        HttpClient fresh = newBrowser();
        HttpResponse<String> page = submit(fresh, get(fresh, "/login"), "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD);
        assertThat(page.statusCode()).as("nor through the page").isEqualTo(429);
    }

    @Test
    void sessionThatAnAttackerPlantedIsNotTheOneThatIsSignedIn() throws Exception {
        HttpClient attacker = HttpClient.newHttpClient();
        HttpResponse<String> page = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/login")).header("Cookie", "hub_session=planted; JSESSIONID=planted").build());
        HttpResponse<String> signedIn = submit(attacker, page, "form:submit", Map.of("Cookie", "hub_session=planted; JSESSIONID=planted"),
                "form:email", hub.adminEmail().orElseThrow(), "form:password", hub.adminPassword().orElseThrow());

        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).startsWith("hub_session=").contains("HttpOnly").contains("SameSite=Lax").doesNotContain("planted");
        assertThat(hub.send(HttpRequest.newBuilder(hub.uri().resolve("/connections")).header("Cookie", "hub_session=planted").build()).statusCode()).isEqualTo(302);
    }

    @Test
    void personWhoMayNotEnterIsToldWhyAndNotSentInCircles() throws Exception {
        send("POST", "/auth/signup", "", "{\"email\":\"pending@example.com\",\"password\":\"" + FULL_PASSWORD + "\"}");
        HttpClient fresh = newBrowser();
        String consent = location(get(fresh, authorize(clientId, REDIRECT, new CodeVerifier())));
        HttpResponse<String> signIn = get(fresh, location(get(fresh, consent)));

        HttpResponse<String> told = submit(fresh, signIn, "form:submit", Map.of(), "form:email", "pending@example.com", "form:password", FULL_PASSWORD);

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Location")).isEmpty();
        assertThat(told.body()).contains("waits for an admin");
        assertThat(told.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("hub_session"));
    }

    @Test
    void personWhoIsBlockedLosesEveryTokenAtOnceAndIsToldWhy() throws Exception {
        String email = "blocked@example.com";
        String id = createUser(email);
        HttpClient theirs = newBrowser();
        submit(theirs, get(theirs, "/login"), "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD);
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(theirs, location(get(theirs, authorize(clientId, REDIRECT, verifier))));
        JsonNode tokens = JSON.readTree(redeem(answer(submit(theirs, page, "form:allow", Map.of())).get("code"), verifier).body());
        String consent = location(get(theirs, authorize(clientId, REDIRECT, verifier)));
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertThat(send("PATCH", "/api/admin/users/" + id, login, "{\"active\":false}").statusCode()).isEqualTo(200);

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
        HttpResponse<String> signIn = get(theirs, location(get(theirs, consent)));
        assertThat(submit(theirs, signIn, "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD).body()).contains("This account is blocked");
    }

    // Confidential clients and revocation

    @Test
    @Tag("B17")
    @Tag("A17")
    void confidentialClientIsNotUsedWithoutItsSecretNorByAnotherUser() throws Exception {
        HttpResponse<String> made = send("POST", "/auth/clients", login, "{\"name\":\"Job\",\"redirect_uris\":[],\"access\":\"read\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode client = JSON.readTree(made.body());
        String id = client.get("client_id").asText();
        String secret = client.get("client_secret").asText();
        assertThat(call("/auth/clients", login).body()).contains(id).doesNotContain(secret).doesNotContain("secret");

        HttpResponse<String> inBody = token("grant_type", "client_credentials", "client_id", id, "client_secret", secret, "resource", issuer + "/mcp");
        HttpResponse<String> inHeader = clientCredentials(id, secret);
        assertThat(inBody.statusCode()).as(inBody.body()).isEqualTo(200);
        assertThat(inHeader.statusCode()).as(inHeader.body()).isEqualTo(200);
        assertThat(JSON.readTree(inHeader.body()).has("refresh_token")).isFalse();
        assertThat(mcp(access(inHeader)).statusCode()).isEqualTo(200);

        HttpResponse<String> wrong = clientCredentials(id, "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(error(wrong)).isEqualTo("invalid_client");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(error(token("grant_type", "client_credentials", "client_id", id))).isEqualTo("invalid_client");
        assertThat(error(token("grant_type", "client_credentials", "client_id", clientId))).isIn("unauthorized_client", "invalid_client");

        createUser("mallory@example.com");
        String mallory = login("mallory@example.com", FULL_PASSWORD);
        String path = "/auth/clients/" + client.get("id").asText();
        assertThat(call("/auth/clients", mallory).body()).doesNotContain(id);
        assertThat(send("POST", path + "/rotate_secret", mallory, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", path, mallory, "").statusCode()).isEqualTo(404);
        assertThat(call("/api/admin/clients", mallory).statusCode()).isEqualTo(403);
        assertThat(send("POST", path.replace("/auth/", "/api/admin/") + "/rotate_secret", mallory, "").statusCode()).isEqualTo(403);

        HttpResponse<String> rotated = send("POST", path + "/rotate_secret", login, "");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(clientCredentials(id, secret).statusCode()).as("the old secret").isEqualTo(401);
        assertThat(mcp(access(inHeader)).statusCode()).as("a token got with the old secret").isEqualTo(401);
        String current = JSON.readTree(rotated.body()).get("client_secret").asText();
        String access = access(clientCredentials(id, current));
        assertThat(send("DELETE", path.replace("/auth/", "/api/admin/"), login, "").statusCode()).isEqualTo(204);
        assertThat(mcp(access).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B18")
    void revocationByAnotherClientEndsNothingAndTellsNothing() throws Exception {
        JsonNode tokens = tokens();
        HttpResponse<String> byThief = revoke(tokens.get("refresh_token").asText(), register("Thief"));
        HttpResponse<String> ofNothing = revoke("unknown", clientId);
        assertThat(byThief.statusCode()).isEqualTo(ofNothing.statusCode()).isEqualTo(200);
        assertThat(byThief.body()).isEqualTo(ofNothing.body());
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertThat(revoke(tokens.get("refresh_token").asText(), clientId).statusCode()).isEqualTo(200);

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }

    // What browsers, old clients and the log need

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/register", "/oauth/revoke"})
    void scriptOfAnotherOriginReadsAnswersButNeverWithCredentials(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path)).header("Origin", "https://inspector.example").header("Access-Control-Request-Method", "POST");
        HttpResponse<String> preflight = hub.send(request.method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(preflight.statusCode()).isEqualTo(204);

        for (HttpResponse<String> answer : List.of(preflight, send("POST", path, "", "{"), send("GET", path, "", ""), tokenForm("grant_type=nonsense"))) {
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).as(path + " " + answer.statusCode()).containsExactly("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource", "/.well-known/oauth-authorization-server", "/mcp/.well-known/oauth-authorization-server", "/.well-known/jwks.json"})
    @Tag("A1")
    @Tag("A3")
    @Tag("B2")
    void documentIsNotHiddenFromBrowserClients(String path) throws Exception {
        HttpResponse<String> answer = hub.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age");
    }

    @Test
    @Tag("A6")
    @Tag("A5")
    @Tag("X9")
    void metadataOffersNothingThatIsNotThere() throws Exception {
        JsonNode resource = document("/.well-known/oauth-protected-resource/mcp");
        JsonNode server = document("/.well-known/oauth-authorization-server");

        assertThat(resource.get("scopes_supported").toString()).isEqualTo("[\"mcp\",\"mcp:read\"]");
        assertThat(resource.get("bearer_methods_supported").toString()).isEqualTo("[\"header\"]");
        assertThat(server.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(server.get("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(server.get("response_modes_supported").toString()).isEqualTo("[\"query\"]");
        assertThat(server.get("protected_resources").toString()).isEqualTo("[\"" + issuer + "/mcp\"]");
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "registration_endpoint", "revocation_endpoint")) {
            assertThat(server.get(endpoint).asText()).startsWith(issuer + "/oauth/");
        }
    }

    @Test
    @Tag("B15")
    void cursorsRegistrationOfSeveralKindsIsNotRefused() throws Exception {
        HttpResponse<String> answer = registration("{\"client_name\":\"Cursor\",\"redirect_uris\":[\"cursor://anysphere.cursor-mcp/oauth/callback\",\"http://localhost:8787/callback\","
                + "\"https://www.cursor.com/agents/mcp/oauth/callback\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"response_types\":[\"code\"],\"token_endpoint_auth_method\":\"none\","
                + "\"application_type\":\"native\",\"scope\":\"mcp\",\"software_id\":\"x\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode client = JSON.readTree(answer.body());
        assertThat(client.get("client_id").asText()).doesNotStartWith("http");
        assertThat(client.get("redirect_uris")).hasSize(3);
        assertThat(client.has("client_secret")).isFalse();

        CodeVerifier verifier = new CodeVerifier();
        String id = client.get("client_id").asText();
        String cursor = "cursor://anysphere.cursor-mcp/oauth/callback";
        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, cursor, verifier))));
        assertThat(page.body()).contains("cursor://anysphere.cursor-mcp/oauth/callback").contains("Any program that runs there");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("form-action 'self' cursor:");
        String target = location(submit(browser, page, "form:allow", Map.of()));
        assertThat(target).startsWith(cursor + "?").contains("code=");
        assertThat(token("grant_type", "authorization_code", "client_id", id, "code", query(target).get("code"), "redirect_uri", cursor, "code_verifier", verifier.getValue()).statusCode()).isEqualTo(200);
        assertThat(location(get(browser, authorize(id, "http://localhost:51000/callback", verifier)))).startsWith(issuer + "/oauth/consent");
    }

    @Test
    @Tag("B2")
    void clientOfTheFirstRevisionThatKnowsNoMetadataIsNotTurnedAway() throws Exception {
        HttpResponse<String> registered = send("POST", "/register", "", "{\"redirect_uris\":[\"" + REDIRECT + "\"]}");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        String id = JSON.readTree(registered.body()).get("client_id").asText();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, REDIRECT, verifier).replace("/oauth/authorize", "/authorize"))));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");
        HttpResponse<String> issued = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue())))
                .build());

        assertThat(mcp(access(issued)).statusCode()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void nothingHappensUnseen() throws Exception {
        JsonNode tokens = tokens();
        JsonNode next = JSON.readTree(refresh(tokens.get("refresh_token").asText()).body());
        refresh(tokens.get("refresh_token").asText());
        assertInvalidGrant(refresh(next.get("refresh_token").asText()));
        submit(browser, consentPage(clientId, new CodeVerifier()), "form:deny", Map.of());
        revoke(tokens().get("refresh_token").asText(), clientId);

        for (String action : List.of("oauth.registered", "oauth.consented", "oauth.denied", "oauth.issued", "oauth.refreshed", "oauth.reuse", "oauth.revoked")) {
            JsonNode rows = JSON.readTree(call("/api/admin/audit?action=" + action, login).body()).get("items");
            assertThat(rows).as(action).isNotEmpty();
            assertThat(rows.toString()).as(action).doesNotContain(tokens.get("access_token").asText()).doesNotContain(tokens.get("refresh_token").asText());
        }
    }

    // What the rest of the checklist forbids

    @Test
    @Tag("A2")
    @Tag("A8")
    void challengeDoesNotHideTheWayIn() throws Exception {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp")).POST(HttpRequest.BodyPublishers.ofString("{}")).build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp\"");
    }

    @Test
    @Tag("A10")
    void broadScopeIsNotRefusedWhereANarrowOneWouldDo() throws Exception {
        JsonNode both = tokens("mcp:read mcp unknown");
        assertThat(both.get("scope").asText()).isEqualTo("mcp");

        HttpResponse<String> narrowed = token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", both.get("refresh_token").asText(), "scope", "mcp:read");
        assertThat(JSON.readTree(narrowed.body()).get("scope").asText()).isEqualTo("mcp:read");
        HttpResponse<String> wideAgain = token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", JSON.readTree(narrowed.body()).get("refresh_token").asText());
        assertThat(JSON.readTree(wideAgain.body()).get("scope").asText()).as("the grant is what the person allowed (RFC 6749 §6)").isEqualTo("mcp");
    }

    @Test
    @Tag("A11")
    void requestThatIsMalformedIsNotGuessedAt() throws Exception {
        assertThat(get(browser, "/oauth/authorize?client_id=" + clientId).statusCode()).isEqualTo(400);
        assertThat(tokenForm("").statusCode()).isEqualTo(400);
        assertThat(tokenForm("grant_type=authorization_code&client_id=" + clientId).statusCode()).isEqualTo(400);
        HttpResponse<String> broken = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic ???")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        assertThat(broken.statusCode()).isIn(400, 401);
    }

    @Test
    @Tag("A16")
    @Tag("B1")
    void databaseGivesAwayNothingThatOpensADoor() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());
        HttpResponse<String> client = send("POST", "/auth/clients", login, "{\"name\":\"Stored\"}");
        String consent = location(get(browser, authorize(clientId, REDIRECT, verifier)));

        StringBuilder stored = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("app.db")).toList()) {
                stored.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(stored.indexOf(clientId)).as("this is the database").isPositive();
        for (String secret : List.of(
                code, tokens.get("access_token").asText(), tokens.get("refresh_token").asText(), JSON.readTree(client.body()).get("client_secret").asText(), query(consent).get("request"), hub.adminPassword().orElseThrow())) {
            assertThat(stored.indexOf(secret)).isNegative();
        }
    }

    @Test
    @Tag("B10")
    void clientThatNamesNeitherScopeNorResourceGetsNoMoreThanTheDefault() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String path = authorize(clientId, REDIRECT, verifier).replaceAll("&resource=[^&]*", "");
        HttpResponse<String> page = get(browser, location(get(browser, path)));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");

        JsonNode tokens = JSON.readTree(token("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue()).body());

        assertThat(tokens.get("scope").asText()).isEqualTo("mcp");
        String claims = new String(Base64.getUrlDecoder().decode(tokens.get("access_token").asText().split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(JSON.readTree(claims).get("aud").asText()).isEqualTo(issuer + "/mcp");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(900);
    }

    @Test
    @Tag("B13")
    void clientThatDidNotRegisterForRefreshTokensGetsNone() throws Exception {
        HttpResponse<String> registered = registration("{\"redirect_uris\":[\"" + REDIRECT + "\"]}");
        String id = JSON.readTree(registered.body()).get("client_id").asText();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(browser, location(get(browser, authorize(id, REDIRECT, verifier))));
        String code = answer(submit(browser, page, "form:allow", Map.of())).get("code");

        HttpResponse<String> issued = token("grant_type", "authorization_code", "client_id", id, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue());

        assertThat(JSON.readTree(issued.body()).has("refresh_token")).isFalse();
        assertThat(error(token("grant_type", "refresh_token", "client_id", id, "refresh_token", "x"))).isEqualTo("unauthorized_client");
    }

    @Test
    @Tag("X4")
    void answerOfAProviderThatNobodyAskedForConnectsNothing() throws Exception {
        HttpResponse<String> answer = get(browser, "/oauth/slack/callback?code=stolen&state=guessed");

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("connected=");
        world.verify(0, postRequestedFor(urlPathEqualTo("/api/oauth.v2.access")));
    }

    @Test
    @Tag("X5")
    void tokenOfAClientIsNotPassedOnToAProvider() throws Exception {
        send("PUT", "/integrations/slack/token", login, "{\"token\":\"xoxp-1-2-3-4\"}");
        String access = tokens("mcp").get("access_token").asText();

        send("POST", "/mcp", access, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.users.info\",\"arguments\":{\"user_id\":\"U1\"}}}");

        assertThat(world.getAllServeEvents()).anyMatch(e -> e.getRequest().getUrl().contains("/api/users.info"));
        assertThat(world.getAllServeEvents()).noneMatch(e -> e.getRequest().getBodyAsString().contains(access) || String.valueOf(e.getRequest().getHeader("Authorization")).contains(access));
    }

    // What the tests above say

    @Override
    String register(String name, String... redirectUris) throws Exception {
        HttpResponse<String> answer = registration(JSON.writeValueAsString(Map.of(
                "client_name", name, "redirect_uris", redirectUris.length == 0 ? List.of(REDIRECT) : List.of(redirectUris), "grant_types", List.of("authorization_code", "refresh_token"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("client_id").asText();
    }

    /** Each from another address, because registrations are limited. */
    private HttpResponse<String> registration(String body) throws Exception {
        stranger++;
        return registration(body, "192.0.2." + stranger % 250);
    }

    private HttpResponse<String> registration(String body, String address) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/register"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode tokens(String scope) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(browser, location(get(browser, authorize(clientId, REDIRECT, verifier) + "&" + form("scope", scope))));
        return JSON.readTree(redeem(answer(submit(browser, page, "form:allow", Map.of(), "integration", "slack")).get("code"), verifier).body());
    }

    private HttpResponse<String> tokenForm(String form) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> clientCredentials(String id, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString(form("grant_type", "client_credentials", "resource", issuer + "/mcp")))
                .build());
    }

    private HttpResponse<String> revoke(String token, String client) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/revoke"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form("token", token, "client_id", client)))
                .build());
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path)).header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        if (!token.isEmpty() || path.equals("/mcp")) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest.BodyPublisher content = method.equals("GET") || body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return hub.send(request.method(method, content).build());
    }

    private String login(String email, String password) throws Exception {
        HttpResponse<String> answer = loginFrom("198.51.100.1", email, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private HttpResponse<String> loginFrom(String address, String email, String password) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("email", email, "password", password))))
                .build());
    }

    private String createUser(String email) throws Exception {
        HttpResponse<String> made = send("POST", "/api/admin/users", login, JSON.writeValueAsString(Map.of("email", email, "password", FULL_PASSWORD)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).get("id").asText();
    }

    private static String metadata(String id, String name, String redirectUri) throws Exception {
        return JSON.writeValueAsString(new java.util.TreeMap<>(Map.of("client_id", id, "client_name", name, "redirect_uris", List.of(redirectUri), "grant_types", List.of("authorization_code", "refresh_token"))));
    }

    private static void assertPageWithoutRedirect(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 429, 502, 503);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    private static String error(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body()).path("error").asText();
    }

    private static String access(HttpResponse<String> issued) throws Exception {
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        return JSON.readTree(issued.body()).get("access_token").asText();
    }

    private interface Attempt {
        HttpResponse<String> make() throws Exception;
    }

    private static List<HttpResponse<String>> atOnce(int times, Attempt attempt) {
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            running.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return attempt.make();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }
}
