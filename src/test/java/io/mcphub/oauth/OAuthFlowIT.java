package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An AI client connects by OAuth to the real jar: discovery, registration, sign-in, consent, tokens, and what ends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthFlowIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDIRECT = "http://127.0.0.1:33418/callback";
    private static final String STATE = "a state/with+signs";
    private static final Pattern FORM = Pattern.compile("<form id=\"form\"[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

    private HubProcess hub;
    private String issuer;
    private String clientId;
    /** Signed in once; sign-ins are limited per address. */
    private HttpClient browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        String port = String.valueOf(HubProcess.freePort());
        issuer = "http://127.0.0.1:" + port;
        hub = HubProcess.start(folder, Map.of("HTTP_PORT", port, "BASE_URL", issuer, "OAUTH_REFRESH_GRACE_SECONDS", "0"));
        clientId = register("Flow client");
        browser = newBrowser();
        signIn(browser, "/connections");
    }

    @AfterAll
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void discoveryWhenFollowedFromTheChallengeThenNamesTheEndpoints() throws Exception {
        String challenge = mcp("nothing").headers().firstValue("WWW-Authenticate").orElse("");
        assertThat(challenge).contains("resource_metadata=\"" + issuer + "/.well-known/oauth-protected-resource/mcp\"");

        JsonNode resource = document("/.well-known/oauth-protected-resource/mcp");
        JsonNode server = document("/.well-known/oauth-authorization-server");

        assertThat(resource.get("resource").asText()).isEqualTo(issuer + "/mcp");
        assertThat(resource.at("/authorization_servers/0").asText()).isEqualTo(issuer);
        assertThat(resource).isEqualTo(document("/.well-known/oauth-protected-resource"));
        assertThat(server.get("issuer").asText()).isEqualTo(issuer);
        assertThat(server.get("authorization_endpoint").asText()).isEqualTo(issuer + "/oauth/authorize");
        assertThat(server.get("token_endpoint").asText()).isEqualTo(issuer + "/oauth/token");
        assertThat(server.get("registration_endpoint").asText()).isEqualTo(issuer + "/oauth/register");
        assertThat(server.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(server.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server"})
    void metadataWhenHostIsForgedThenNothingOfItIsSaid(String path) throws Exception {
        // The JSON of Nimbus escapes slashes.
        assertThat(withForgedHost(path).replace("\\/", "/")).startsWith("HTTP/1.1 200").contains(issuer).doesNotContain("evil.example");
    }

    @Test
    void authorizeWhenHostIsForgedThenConsentOfThePublicAddress() throws Exception {
        assertThat(withForgedHost(authorize(clientId, REDIRECT, new CodeVerifier())))
                .startsWith("HTTP/1.1 303")
                .containsIgnoringCase("Location: " + issuer + "/oauth/consent?request=")
                .doesNotContain("evil.example");
        assertThat(withForgedHost("/oauth/consent?request=" + "a".repeat(43))).doesNotContain("evil.example");
    }

    @Test
    void flowWhenNotSignedInThenSignInConsentAndTokensThatOpenMcpOnly() throws Exception {
        HttpClient fresh = newBrowser();
        CodeVerifier verifier = new CodeVerifier();
        String consent = location(get(fresh, authorize(clientId, REDIRECT, verifier)));
        assertThat(consent).startsWith(issuer + "/oauth/consent?request=");
        String login = location(get(fresh, consent));
        assertThat(login).startsWith("/login?next=/oauth/consent");
        String back = signIn(fresh, consent.substring(issuer.length()));
        assertThat(issuer + back).isEqualTo(consent);

        Map<String, String> answer = answer(submit(fresh, get(fresh, back), "form:allow", Map.of()));
        assertThat(answer).containsEntry("state", STATE).containsEntry("iss", issuer).containsKey("code").doesNotContainKey("error");
        HttpResponse<String> issued = redeem(answer.get("code"), verifier);

        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-store");
        JsonNode tokens = JSON.readTree(issued.body());
        assertThat(tokens.get("token_type").asText()).isEqualToIgnoringCase("Bearer");
        assertThat(tokens.get("scope").asText()).isEqualTo("mcp");
        String access = tokens.get("access_token").asText();
        HttpResponse<String> tools = mcp(access);
        assertThat(tools.statusCode()).as(tools.body()).isEqualTo(200);
        assertThat(JSON.readTree(tools.body()).at("/result/tools").findValuesAsText("name")).contains("hub.integrations.list");
        for (String path : List.of("/auth/me", "/integrations", "/api/admin/users")) {
            assertThat(call(path, access).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void refreshWhenFirstTokenIsReusedThenInvalidGrantAndFamilyRevoked() throws Exception {
        JsonNode first = tokens();
        HttpResponse<String> rotated = refresh(first.get("refresh_token").asText());
        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(200);
        JsonNode second = JSON.readTree(rotated.body());
        assertThat(second.get("refresh_token").asText()).isNotEqualTo(first.get("refresh_token").asText());
        assertThat(mcp(second.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertInvalidGrant(refresh(first.get("refresh_token").asText()));

        assertInvalidGrant(refresh(second.get("refresh_token").asText()));
        assertThat(mcp(second.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertThat(mcp(first.get("access_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void codeWhenReplayedThenInvalidGrantAndTokenStops() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertInvalidGrant(redeem(code, verifier));

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }

    @Test
    void codeWhenVerifierIsWrongThenInvalidGrant() throws Exception {
        assertInvalidGrant(redeem(code(new CodeVerifier()), new CodeVerifier()));
    }

    @Test
    void consentWhenDeniedThenErrorWithIssuer() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        Map<String, String> answer = answer(submit(browser, page, "form:deny", Map.of()));

        assertThat(answer).containsEntry("error", "access_denied").containsEntry("iss", issuer).containsEntry("state", STATE).doesNotContainKey("code");
    }

    @Test
    void consentWhenShownThenCannotBeFramedAndNameIsEscaped() throws Exception {
        String name = "<script>alert(1)</script>";

        HttpResponse<String> page = consentPage(register(name), new CodeVerifier());

        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'").contains("script-src 'self'").doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void consentWhenSentByAnotherSiteThen403AndStillUndecided() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        assertThat(submit(browser, page, "form:allow", Map.of("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
        assertThat(submit(browser, page, "form:allow", Map.of("Origin", "null")).statusCode()).isEqualTo(403);
        assertThat(submit(browser, page, "form:allow", Map.of("Sec-Fetch-Site", "cross-site")).statusCode()).isEqualTo(403);

        assertThat(answer(submit(browser, page, "form:allow", Map.of("Origin", hub.uri().toString())))).containsKey("code");
    }

    @Test
    void consentWhenDecidedTwiceThenNoSecondCode() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).containsKey("code");

        assertThat(submit(browser, page, "form:allow", Map.of()).headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/callback", "http://127.0.0.1:33418/other", "http://localhost:33418/callback", "http://127.0.0.1.evil.example/callback"})
    void authorizeWhenRedirectUriIsUnknownThenPageWithoutLocation(String redirectUri) throws Exception {
        HttpResponse<String> answer = get(browser, authorize(clientId, redirectUri, new CodeVerifier()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void authorizeWhenLoopbackPortDiffersThenConsent() throws Exception {
        assertThat(location(get(browser, authorize(clientId, "http://127.0.0.1:50123/callback", new CodeVerifier())))).startsWith(issuer + "/oauth/consent?request=");
    }

    @Test
    void authorizeWhenNoProofKeyThenErrorWithIssuer() throws Exception {
        Map<String, String> answer = answer(get(browser, "/oauth/authorize?" + form("response_type", "code", "client_id", clientId, "redirect_uri", REDIRECT, "state", STATE)));

        assertThat(answer).containsEntry("error", "invalid_request").containsEntry("iss", issuer).containsEntry("state", STATE);
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();
    }

    private String register(String name) throws Exception {
        String body = JSON.writeValueAsString(Map.of("client_name", name, "redirect_uris", List.of(REDIRECT), "grant_types", List.of("authorization_code", "refresh_token"), "token_endpoint_auth_method", "none"));
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/register"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("client_id").asText();
    }

    /** Where the sign-in leads. */
    private String signIn(HttpClient client, String next) throws Exception {
        HttpResponse<String> page = get(client, "/login?next=" + next);
        assertThat(page.statusCode()).isEqualTo(200);
        return location(submit(client, page, "form:submit", Map.of(), "form:email", hub.adminEmail().orElseThrow(), "form:password", hub.adminPassword().orElseThrow()));
    }

    private String authorize(String client, String redirectUri, CodeVerifier verifier) {
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        return "/oauth/authorize?"
                + form("response_type", "code", "client_id", client, "redirect_uri", redirectUri, "state", STATE, "code_challenge", challenge, "code_challenge_method", "S256", "resource", issuer + "/mcp");
    }

    private HttpResponse<String> consentPage(String client, CodeVerifier verifier) throws Exception {
        HttpResponse<String> page = get(browser, location(get(browser, authorize(client, REDIRECT, verifier))));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    private String code(CodeVerifier verifier) throws Exception {
        return answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of())).get("code");
    }

    private JsonNode tokens() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        return JSON.readTree(redeem(code(verifier), verifier).body());
    }

    private HttpResponse<String> redeem(String code, CodeVerifier verifier) throws Exception {
        return token("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue(), "resource", issuer + "/mcp");
    }

    private HttpResponse<String> refresh(String refreshToken) throws Exception {
        return token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken);
    }

    private HttpResponse<String> token(String... parameters) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build());
    }

    private HttpResponse<String> mcp(String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());
    }

    private HttpResponse<String> call(String path, String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer " + token).build());
    }

    private JsonNode document(String path) throws Exception {
        HttpResponse<String> answer = hub.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    private String withForgedHost(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.port())) {
            socket.setSoTimeout(20_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(hub.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Presses a button of the form of a page, with what its hidden fields say. */
    private HttpResponse<String> submit(HttpClient client, HttpResponse<String> page, String button, Map<String, String> headers, String... typed) throws Exception {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page.body()).results().forEach(hidden -> fields.put(hidden.group(1), hidden.group(2)));
        assertThat(fields).containsKey("jakarta.faces.ViewState");
        fields.put(button, "pressed");
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(typed[i], typed[i + 1]);
        }
        String body = form(fields.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray(String[]::new));
        HttpRequest.Builder request = HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** What the client's own listener would be told. */
    private static Map<String, String> answer(HttpResponse<String> redirect) {
        String target = location(redirect);
        assertThat(target).startsWith(REDIRECT + "?");
        return URLUtils.parseParameters(URI.create(target).getRawQuery()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> String.join("|", e.getValue())));
    }

    private static void assertInvalidGrant(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isEqualTo("invalid_grant");
    }

    private static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(parameters[i]).append('=').append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
