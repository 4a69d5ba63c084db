package io.mcphub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.WebBrowser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A provider is added by adding a package: the built hub with {@code io.mcphub.integrations.example}, which nothing else names,
 * through REST, pages and {@code /mcp}, and a stand-in for Example's API.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleIntegrationIT {
    private static final String MODERN = "2026-07-28";
    private static final String CONVERSATIONS = "/integrations/example/conversations";

    private final WireMockServer example = ProviderServer.take();
    private final HubProcess hub = SharedHub.WITH_TEST_INTEGRATIONS.process();
    private final HubUser admin = SharedHub.WITH_TEST_INTEGRATIONS.admin();

    @BeforeAll
    void configure() {
        assertThat(entry(admin).at("/problem/code").asText()).isEqualTo("not_configured");
        admin.send("POST", CONVERSATIONS, "{\"way\":\"oauth\"}", 409);
        admin.send("PATCH", "/api/admin/settings", "{\"example_client_id\":\"client\",\"example_client_secret\":\"not a secret\"}", 200);
    }

    @BeforeEach
    void provider() {
        example.resetAll();
        example.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(422)));
        example.stubFor(post("/login").withRequestBody(equalToJson("{\"phone\":\"+1 555 0100\"}")).willReturn(okJson("{\"login_id\":\"L1\"}")));
        example.stubFor(post("/login/L1/code").withRequestBody(equalToJson("{\"code\":\"12345\"}")).willReturn(okJson("{}")));
        example.stubFor(post("/login/L1/password").withRequestBody(equalToJson("{\"password\":\"open sesame\"}")).willReturn(okJson("{\"link\":\"example://scan/L1\"}")));
        example.stubFor(get("/login/L1").willReturn(okJson("{\"state\":\"waiting\"}")));
        example.stubFor(post("/token").withRequestBody(equalToJson("{\"code\":\"a-code\",\"client_secret\":\"not a secret\"}")).willReturn(okJson("{\"token\":\"by-oauth\"}")));
        example.stubFor(get("/me").willReturn(aResponse().withStatus(401)));
        for (String token : new String[] {"by-oauth", "pasted", "by-phone"}) {
            example.stubFor(get("/me").withHeader("Authorization", equalTo("Bearer " + token)).willReturn(okJson("{\"id\":\"" + token + "\",\"name\":\"Ada " + token + "\"}")));
        }
    }

    private void scan() {
        example.stubFor(get("/login/L1").willReturn(okJson("{\"token\":\"by-phone\"}")));
    }

    @Test
    void restWhenTheLongWayIsWalkedThenConnected() {
        HubUser ada = admin.create("rest@example.com");
        HubUser ben = admin.create("foreign@example.com");
        assertThat(entry(ada).at("/ways").toString()).contains("{\"id\":\"oauth\",\"label\":\"Sign in at Example\"}", "{\"id\":\"phone\",\"label\":\"Sign in with your phone\"}");
        assertThat(entry(ada).has("problem")).isFalse();

        JsonNode begun = ada.send("POST", CONVERSATIONS, "{\"way\":\"phone\",\"label\":\"mine\"}", 201);
        String path = CONVERSATIONS + "/" + begun.get("id").asText();
        assertThat(begun.at("/step/fields/0/type").asText()).isEqualTo("tel");
        assertThat(begun.get("expires_at").asText()).endsWith("Z");
        ben.send("GET", path, null, 404);
        ben.send("POST", path, "{\"values\":{\"phone\":\"1\"}}", 404);
        ben.send("DELETE", path, null, 404);
        ada.send("POST", path, "{}", 422);
        ada.send("POST", path, "{\"values\":{\"pone\":\"1\"}}", 422);

        assertThat(step(ada, path, "phone", "+1 555 0199").at("/problems/0/field").asText()).isEqualTo("phone");
        JsonNode code = step(ada, path, "phone", "+1 555 0100");
        assertThat(code.at("/actions/0/name").asText()).isEqualTo("back");
        assertThat(ada.send("POST", path, "{\"action\":\"back\"}", 200).at("/step/fields/0/name").asText()).isEqualTo("phone");
        step(ada, path, "phone", "+1 555 0100");
        JsonNode wrong = step(ada, path, "code", "99999");
        assertThat(wrong.at("/problems/0/detail").asText()).isEqualTo("That is not the code that was sent.");
        assertThat(step(ada, path, "code", "12345").at("/fields/0/type").asText()).isEqualTo("secret");
        JsonNode qr = step(ada, path, "password", "open sesame");
        assertThat(qr.at("/kind").asText()).isEqualTo("qr");
        assertThat(qr.at("/link").asText()).isEqualTo("example://scan/L1");
        assertThat(qr.at("/image").asText()).startsWith("<svg ");
        assertThat(ada.get(path).at("/step/kind").asText()).isEqualTo("qr");
        scan();

        JsonNode done = ada.get(path).get("step");

        assertThat(done.at("/kind").asText()).isEqualTo("done");
        assertThat(done.at("/connection/account").asText()).isEqualTo("Ada by-phone");
        assertThat(done.at("/connection/label").asText()).isEqualTo("mine");
        ada.send("POST", path, "{\"values\":{\"phone\":\"1\"}}", 410);
        assertThat(hub.stdout() + hub.stderr()).doesNotContain("open sesame", "+1 555 0100");
    }

    @Test
    void settingsWhenDeclaredByThePackageThenAnAdminsAndNotShown() {
        JsonNode settings = admin.get("/api/admin/settings");

        assertThat(settings.at("/example_client_id/set").asBoolean()).as(settings.toString()).isTrue();
        assertThat(settings.at("/example_client_secret/set").asBoolean()).isTrue();
        assertThat(settings.toString()).doesNotContain("not a secret");
    }

    @Test
    void restWhenCancelledThenGone() {
        HubUser ada = admin.create("cancel@example.com");
        String path = CONVERSATIONS + "/" + ada.send("POST", CONVERSATIONS, "{\"way\":\"token\"}", 201).get("id").asText();
        assertThat(step(ada, path, "token", "unknown").at("/problems/0/field").asText()).isEqualTo("token");

        ada.send("DELETE", path, null, 204);

        ada.send("GET", path, null, 410);
        ada.send("POST", path, "{\"values\":{\"token\":\"pasted\"}}", 410);
        ada.send("DELETE", path, null, 410);
        assertThat(entry(ada).get("connections")).isEmpty();
    }

    @Test
    void redirectWhenBegunByRestThenOnlyTheBrowserThatFollowedItComesBack() throws Exception {
        HubUser ada = admin.create("oauth@example.com");
        JsonNode begun = ada.send("POST", CONVERSATIONS, "{\"way\":\"oauth\"}", 201);
        String url = begun.at("/step/url").asText();
        WebBrowser browser = signedIn(ada);
        WebBrowser another = signedIn(ada);

        String away = location(browser.get(WebBrowser.path(url)));

        assertThat(away).startsWith("http://" + ProviderServer.host() + "/authorize?client_id=client");
        String back = "/oauth/example/callback?code=a-code&state=" + away.replaceAll(".*[?&]state=([^&]+).*", "$1");
        assertThat(landed(another, back)).contains("does not belong to a request of this browser");
        assertThat(landed(browser, back)).contains(" is connected.");
        assertThat(landed(browser, back)).contains("does not belong to a request of this browser");
        assertThat(ada.get(CONVERSATIONS + "/" + begun.get("id").asText()).at("/step/connection/account").asText()).isEqualTo("Ada by-oauth");
    }

    @Test
    void pageWhenTheLongWayIsWalkedFromAChatThenTheChatGoesOn() throws Exception {
        HubUser ada = admin.create("page@example.com");
        String token = ada.tokenOfProgram("chat");
        WebBrowser browser = signedIn(ada);
        String link = WebBrowser.path(call(token, "hub.integrations.connect", "{\"integration\":\"example\"}").at("/structuredContent/url").asText());
        String choice = location(browser.get(link)).replaceAll("#.*", "");

        HttpResponse<String> phone = begun(browser, browser.get(choice));
        HttpResponse<String> code = next(browser, phone, "phone", "+1 555 0100");
        HttpResponse<String> again = browser.submit(code, "step", "submit", "code", "99999");
        assertThat(again.body()).contains("That is not the code that was sent.");
        HttpResponse<String> number = browser.get(WebBrowser.path(location(browser.submit(again, "action-back", "submit"))));
        HttpResponse<String> password = next(browser, next(browser, number, "phone", "+1 555 0100"), "code", "12345");
        assertThat(password.body()).contains("type=\"password\"");
        assertThat(browser.submit(password, "step", "submit", "password", "wrong one").body()).contains("does not accept this password").doesNotContain("wrong one");
        HttpResponse<String> qr = next(browser, password, "password", "open sesame");
        assertThat(qr.body()).contains("<svg ", "http-equiv=\"refresh\"", "href=\"example://scan/L1\"");
        scan();

        String done = location(browser.get(WebBrowser.path(qr.uri().toString())));

        assertThat(done).startsWith(link + "?receipt=");
        assertThat(browser.get(done).body()).contains("go back to your chat");
    }

    @Test
    void pageWhenAnAccountNoLongerWorksThenReconnectedByItsOwnWay() throws Exception {
        HubUser ada = admin.create("reconnect@example.com");
        String path = CONVERSATIONS + "/" + ada.send("POST", CONVERSATIONS, "{\"way\":\"phone\",\"label\":\"mine\"}", 201).get("id").asText();
        step(ada, path, "phone", "+1 555 0100");
        step(ada, path, "code", "12345");
        step(ada, path, "password", "open sesame");
        scan();
        String id = ada.get(path).at("/step/connection/id").asText();
        example.stubFor(get("/notes").willReturn(aResponse().withStatus(401)));
        call(ada.token("tools"), "example.notes.list", "{}");
        assertThat(entry(ada).at("/connections/0/status").asText()).isEqualTo("needs_reconnect");
        WebBrowser browser = signedIn(ada);

        HttpResponse<String> phone = browser.get(location(browser.submit(browser.get("/connections"), "reconnect-" + id + "-phone", "submit")));
        HttpResponse<String> password = next(browser, next(browser, phone, "phone", "+1 555 0100"), "code", "12345");
        // The page looks at once: the phone has scanned already.
        String done = location(browser.get(location(browser.submit(password, "step", "submit", "password", "open sesame"))));

        assertThat(done).startsWith("/connections?receipt=");
        JsonNode connections = entry(ada).get("connections");
        assertThat(connections).hasSize(1);
        assertThat(connections.at("/0/id").asText()).isEqualTo(id);
        assertThat(connections.at("/0/status").asText()).isEqualTo("ok");
        assertThat(connections.at("/0/label").asText()).isEqualTo("mine");
    }

    @Test
    void pageWhenCancelledOrForeignThenTheListSaysThatItHasEnded() throws Exception {
        WebBrowser browser = signedIn(admin.create("page-cancel@example.com"));
        WebBrowser foreign = signedIn(admin.create("page-foreign@example.com"));
        HttpResponse<String> phone = begun(browser, browser.get("/connections"));
        String path = WebBrowser.path(phone.uri().toString());
        assertThat(landed(foreign, path)).contains("This conversation has ended");

        assertThat(location(browser.submit(phone, "cancel", "submit"))).isEqualTo("/connections");

        assertThat(landed(browser, path)).contains("This conversation has ended");
        assertThat(browser.get("/connections?error=ended").body()).as("claimed by a parameter").doesNotContain("This conversation has ended");
    }

    /** The page to which a path of the browser leads. */
    private static String landed(WebBrowser browser, String path) throws Exception {
        String page = location(browser.get(path));
        assertThat(page).contains("/connections?receipt=");
        return browser.get(WebBrowser.path(page)).body();
    }

    @Test
    void toolsWhenAnAccountIsConnectedThenCallTheProvider() throws Exception {
        HubUser ada = admin.create("tools@example.com");
        String token = ada.tokenOfProgram("tools");
        assertThat(call(token, "example.notes.list", "{}").at("/isError").asBoolean()).isTrue();
        ada.connect("example", "pasted");
        example.stubFor(get("/notes").withHeader("Authorization", equalTo("Bearer pasted")).willReturn(okJson("[{\"id\":\"1\",\"text\":\"milk\"}]")));
        example.stubFor(post("/notes").withRequestBody(equalToJson("{\"text\":\"bread\"}")).willReturn(okJson("{\"id\":\"2\",\"text\":\"bread\"}")));
        example.stubFor(delete("/notes/1").willReturn(okJson("{}")));

        assertThat(call(token, "example.notes.list", "{}").at("/structuredContent/notes/0/text").asText()).isEqualTo("milk");
        assertThat(call(token, "example.notes.add", "{\"text\":\"bread\"}").at("/structuredContent/id").asText()).isEqualTo("2");
        assertThat(call(token, "example.notes.delete", "{\"id\":\"1\"}").at("/structuredContent/id").asText()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-06-18"})
    void featuresWhenDeclaredByThePackageThenOffered(String revision) throws Exception {
        HubUser ada = admin.create("features-" + revision + "@example.com");
        String token = ada.token("features");
        assertThat(ask(token, revision, "prompts/list", "", null).get("prompts").toString()).doesNotContain("example.");
        ada.connect("example", "pasted");
        example.stubFor(get("/notes").withHeader("Authorization", equalTo("Bearer pasted")).willReturn(okJson("[{\"id\":\"n1\",\"text\":\"milk\"},{\"id\":\"n2\",\"text\":\"bread\"}]")));
        example.stubFor(get("/notes/n2").withHeader("Authorization", equalTo("Bearer pasted")).willReturn(okJson("{\"id\":\"n2\",\"text\":\"bread\"}")));
        String prompt = "example.discuss_note";
        String uri = "example://notes/n2";

        assertThat(capabilities(token, revision).toString()).contains("\"resources\":{", "\"prompts\":{", "\"completions\":{}");
        assertThat(ask(token, revision, "prompts/list", "", null).get("prompts").toString()).contains("\"name\":\"" + prompt + "\"", "\"name\":\"note\"");
        assertThat(ask(token, revision, "prompts/get", "\"name\":\"" + prompt + "\",\"arguments\":{\"note\":\"n2\"}", prompt).at("/messages/0/content/text").asText()).contains("bread");
        String completion = "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"" + prompt + "\"},\"argument\":{\"name\":\"note\",\"value\":\"n\"}";
        assertThat(ask(token, revision, "completion/complete", completion, null).at("/completion/values").toString()).isEqualTo("[\"n1\",\"n2\"]");
        assertThat(ask(token, revision, "resources/list", "", null).get("resources").toString()).contains("\"uri\":\"example://notes/n1\"", "\"uri\":\"" + uri + "\"");
        assertThat(ask(token, revision, "resources/templates/list", "", null).get("resourceTemplates").toString()).contains("example://notes/{id}");
        assertThat(ask(token, revision, "resources/read", "\"uri\":\"" + uri + "\"", uri).at("/contents/0/text").asText()).isEqualTo("bread");
    }

    private static JsonNode step(HubUser person, String path, String name, String value) {
        return person.send("POST", path, "{\"values\":{\"" + name + "\":\"" + value + "\"}}", 200).get("step");
    }

    private static JsonNode entry(HubUser person) {
        for (JsonNode entry : person.get("/integrations")) {
            if (entry.get("id").asText().equals("example")) {
                return entry;
            }
        }
        throw new AssertionError("GET /integrations does not list example");
    }

    private WebBrowser signedIn(HubUser person) throws Exception {
        WebBrowser browser = new WebBrowser(hub.uri());
        browser.signIn("/connections", person.email(), HubUser.PASSWORD);
        return browser;
    }

    private static HttpResponse<String> begun(WebBrowser browser, HttpResponse<String> list) throws Exception {
        return browser.get(location(browser.submit(list, "begin-example-phone", "submit")));
    }

    private static HttpResponse<String> next(WebBrowser browser, HttpResponse<String> page, String name, String value) throws Exception {
        return browser.get(location(browser.submit(page, "step", "submit", name, value)));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode call(String token, String tool, String arguments) throws Exception {
        return ask(token, MODERN, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments, tool);
    }

    private JsonNode capabilities(String token, String revision) throws Exception {
        return revision.equals(MODERN)
                ? ask(token, revision, "server/discover", "", null).get("capabilities")
                : ask(token, revision, "initialize", "\"protocolVersion\":\"" + revision + "\",\"capabilities\":{}", null).get("capabilities");
    }

    private JsonNode ask(String token, String revision, String method, String params, @Nullable String name) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", revision);
        String meta = "";
        if (revision.equals(MODERN)) {
            request.header("Mcp-Method", method);
            Optional.ofNullable(name).ifPresent(named -> request.header("Mcp-Name", named));
            meta = (params.isEmpty() ? "" : ",") + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
        }
        String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + meta + "}}";
        HttpResponse<String> answer = hub.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
        String text = answer.body();
        boolean stream = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        JsonNode response = Json.read(stream ? text.substring(text.lastIndexOf("data: ") + "data: ".length()) : text);
        assertThat(response.has("result")).as(method + ": " + text).isTrue();
        return response.get("result");
    }
}
