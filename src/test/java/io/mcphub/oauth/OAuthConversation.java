package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.WebBrowser;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;

/** What browsers and clients say to the real jar, for the tests of the authorization server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OAuthConversation {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String REDIRECT = "http://127.0.0.1:33418/callback";
    static final String STATE = "a state/with+signs";
    private static final Pattern FORM = Pattern.compile("<form id=\"form\"[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

    private static final AtomicInteger STRANGERS = new AtomicInteger();

    HubProcess hub;
    String issuer;
    String clientId;
    /** Signed in once; sign-ins are limited per address. */
    HttpClient browser;

    /** Uses the hub that all classes share, with a client and a browser of this class. */
    void join() throws Exception {
        use(SharedHub.LOCAL.process());
    }

    /** Starts the hub under its own address, registers a client and signs the first admin in. */
    void start(Path folder, Map<String, String> environment) throws Exception {
        String port = String.valueOf(HubProcess.freePort());
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("HTTP_PORT", port);
        all.put("BASE_URL", "http://127.0.0.1:" + port);
        use(HubProcess.start(folder, all));
    }

    private void use(HubProcess running) throws Exception {
        hub = running;
        issuer = hub.uri().toString();
        clientId = register("Flow client");
        browser = newBrowser();
        signIn(browser, "/connections");
    }

    static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();
    }

    String register(String name, String... redirectUris) throws Exception {
        List<String> uris = redirectUris.length == 0 ? List.of(REDIRECT) : List.of(redirectUris);
        String body = JSON.writeValueAsString(Map.of("client_name", name, "redirect_uris", uris, "grant_types", List.of("authorization_code", "refresh_token"), "token_endpoint_auth_method", "none"));
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/register"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", stranger())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("client_id").asText();
    }

    /** An address that nobody registered from lately, because registrations are limited. */
    static String stranger() {
        return "192.0.2." + STRANGERS.incrementAndGet() % 250;
    }

    /** Where the sign-in leads. */
    String signIn(HttpClient client, String next) throws Exception {
        return signIn(client, next, hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow());
    }

    /** The same for somebody whose password is known. */
    String signIn(HttpClient client, String next, String email, String password) throws Exception {
        HttpResponse<String> page = get(client, "/login?next=" + next);
        assertThat(page.statusCode()).isEqualTo(200);
        return location(submit(client, page, "form:submit", Map.of(), "form:email", email, "form:password", password));
    }

    String authorize(String client, String redirectUri, CodeVerifier verifier) {
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        return "/oauth/authorize?"
                + form("response_type", "code", "client_id", client, "redirect_uri", redirectUri, "state", STATE, "code_challenge", challenge, "code_challenge_method", "S256", "resource", issuer + "/mcp");
    }

    HttpResponse<String> consentPage(String client, CodeVerifier verifier) throws Exception {
        HttpResponse<String> page = get(browser, WebBrowser.path(location(get(browser, authorize(client, REDIRECT, verifier)))));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    String code(CodeVerifier verifier) throws Exception {
        return answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of())).get("code");
    }

    JsonNode tokens() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        return JSON.readTree(redeem(code(verifier), verifier).body());
    }

    HttpResponse<String> redeem(String code, CodeVerifier verifier) throws Exception {
        return token("grant_type", "authorization_code", "client_id", clientId, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue(), "resource", issuer + "/mcp");
    }

    HttpResponse<String> refresh(String refreshToken) throws Exception {
        return token("grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken);
    }

    HttpResponse<String> token(String... parameters) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build());
    }

    HttpResponse<String> mcp(String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());
    }

    HttpResponse<String> call(String path, String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer " + token).build());
    }

    JsonNode document(String path) throws Exception {
        HttpResponse<String> answer = hub.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    String withForgedHost(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.port())) {
            socket.setSoTimeout(20_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(hub.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Presses a button of the form of a page, with what its hidden fields say. */
    HttpResponse<String> submit(HttpClient client, HttpResponse<String> page, String button, Map<String, String> headers, String... typed) throws Exception {
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

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** What the client's own listener would be told. */
    static Map<String, String> answer(HttpResponse<String> redirect) {
        String target = location(redirect);
        assertThat(target).startsWith(REDIRECT + "?");
        return query(target);
    }

    static Map<String, String> query(String target) {
        return URLUtils.parseParameters(URI.create(target).getRawQuery()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> String.join("|", e.getValue())));
    }

    static void assertInvalidGrant(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isEqualTo("invalid_grant");
    }

    static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(parameters[i]).append('=').append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
