package io.mcphub;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import io.mcphub.testing.WebBrowser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A chat needs an account that its user has not connected: from the first call through the browser to the call that works,
 * with the real jar and Slack's wire on this machine. One hub has a public https address and Slack's credentials, so
 * people connect by OAuth; the other has neither, so they paste a token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectFromChatIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLIC = "https://hub.example.com";
    private static final String POST = "{\"channel\":\"C000GENEX1\",\"text\":\"hello\"}";

    private final WireMockServer slack = SlackWire.take();

    @BeforeAll
    void answers() {
        slack.stubFor(post(urlPathEqualTo("/api/oauth.v2.access")).willReturn(okJson(
                "{\"ok\":true,\"authed_user\":{\"id\":\"U000ADAEX1\",\"scope\":\"chat:write\",\"access_token\":\"xoxp-from-oauth\",\"token_type\":\"user\"},\"team\":{\"id\":\"T000TEAMX1\"}}")));
    }

    @Test
    void modernWhenConnectedByOauthThenTheWaitingCallGoesThrough() throws Exception {
        Person ada = new Person(SharedHub.HTTPS, "ada");
        Person bob = new Person(SharedHub.HTTPS, "bob");

        JsonNode asked = ada.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", "");

        assertThat(asked.at("/result/resultType").asText()).as(asked.toString()).isEqualTo("input_required");
        JsonNode request = asked.at("/result/inputRequests/connect_slack");
        assertThat(request.at("/method").asText()).isEqualTo("elicitation/create");
        assertThat(request.at("/params/mode").asText()).isEqualTo("url");
        assertThat(request.at("/params").has("elicitationId")).isFalse();
        String link = request.at("/params/url").asText();
        assertThat(link).startsWith(PUBLIC + "/connect/").doesNotContain("slack", "ada");

        // Somebody else who gets hold of the link, and somebody who changed it.
        assertPage(bob.signedIn().get(WebBrowser.path(link)), 403, "somebody else");
        char other = link.charAt(link.length() - 1) == 'A' ? 'B' : 'A';
        assertPage(bob.browser.get(WebBrowser.path(link.substring(0, link.length() - 2) + other + other)), 404, "no longer works");

        for (String nonsense : List.of("/connect", "/connect/", "/connect/x", "/connect/x/y", "/integrations/nope/connect", "/oauth/nope/callback")) {
            HttpResponse<String> page = bob.browser.get(nonsense);
            assertThat(page.statusCode()).as(nonsense).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).as(nonsense).startsWith("text/html");
        }

        // A stranger signs in first, and comes back to the link.
        HttpResponse<String> stranger = ada.browser.get(WebBrowser.path(link));
        assertThat(location(stranger)).startsWith("/login?next=%2Fconnect%2F");
        HttpResponse<String> signedIn = ada.browser.signIn(WebBrowser.path(link), ada.email, HubUser.PASSWORD);
        assertThat(location(signedIn)).isEqualTo(WebBrowser.path(link));
        String provider = location(ada.browser.get(WebBrowser.path(link)));
        assertThat(provider).startsWith("https://slack.example.com/oauth/v2/authorize?");

        // The client has opened the link and retries at once: the call waits for the browser.
        String retry = "\"inputResponses\":{\"connect_slack\":{\"action\":\"accept\"}},\"requestState\":" + asked.at("/result/requestState") + ",";
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> ada.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", retry));
        String state = provider.replaceAll(".*[?&]state=([^&]+).*", "$1");
        HttpResponse<String> back = ada.browser.get("/oauth/slack/callback?code=a-code&state=" + state);
        assertThat(location(back)).startsWith(link + "?receipt=");
        assertPage(ada.browser.get(WebBrowser.path(location(back))), 200, "go back to your chat");

        JsonNode done = waiting.get(30, TimeUnit.SECONDS);
        assertThat(done.at("/result/resultType").asText()).as(done.toString()).isEqualTo("complete");
        assertThat(done.at("/result/isError").asBoolean()).as(done.toString()).isFalse();
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")).withRequestBody(containing("text=hello")).withHeader("Authorization", containing("xoxp-from-oauth")));
        assertThat(ada.auditOf("slack.messages.post")).containsExactly("ok null", "refused not_connected");
    }

    /** The waiting call looks every second; each look once left behind a worker that could not use the database. */
    @Test
    void modernWhenThePersonTakesTimeThenOtherCallsGoOn() throws Exception {
        Person hal = new Person(SharedHub.HTTPS, "hal");
        JsonNode state = hal.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", "").at("/result/requestState");
        String accepted = "\"inputResponses\":{\"connect_slack\":{\"action\":\"accept\"}},\"requestState\":" + state + ",";
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> hal.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", accepted));

        long enough = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        while (System.nanoTime() < enough) {
            JsonNode other = hal.modern("hub.integrations.list", "{}", "{}", "");
            assertThat(other.at("/result/isError").asBoolean(true)).as(other.toString()).isFalse();
        }

        assertThat(waiting).isNotDone();
        hal.access.connect("slack", "xoxp-pasted");
        JsonNode done = waiting.get(30, TimeUnit.SECONDS);
        assertThat(done.at("/result/isError").asBoolean(true)).as(done.toString()).isFalse();
    }

    @Test
    void stateWhenUsedByAnotherUserOrChangedThenInvalidParams() throws Exception {
        Person cy = new Person(SharedHub.HTTPS, "cy");
        Person dan = new Person(SharedHub.HTTPS, "dan");
        JsonNode state = cy.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", "").at("/result/requestState");

        String foreign = "\"requestState\":" + state + ",";
        assertThat(dan.modern("slack.messages.post", POST, "{}", foreign).at("/error/code").asInt()).isEqualTo(-32602);
        String changed = "\"requestState\":\"" + state.asText() + "-TAMPERED\",";
        assertThat(cy.modern("slack.messages.post", POST, "{}", changed).at("/error/code").asInt()).isEqualTo(-32602);
        String declined = "\"inputResponses\":{\"connect_slack\":{\"action\":\"decline\"}}," + foreign;
        JsonNode refused = cy.modern("slack.messages.post", POST, "{\"elicitation\":{\"url\":{}}}", declined);
        assertThat(refused.at("/result/isError").asBoolean()).isTrue();
        assertThat(refused.at("/result/content/0/text").asText()).contains("did not agree");
    }

    @Test
    void legacyWhenUrlModeIsDeclaredThenTheErrorThatAsksForIt() throws Exception {
        Person eve = new Person(SharedHub.HTTPS, "eve");

        JsonNode error = eve.legacy("2025-11-25", "{\"elicitation\":{\"url\":{}}}", "slack.messages.post", POST).get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32042);
        assertThat(error.at("/data/elicitations/0/mode").asText()).isEqualTo("url");
        assertThat(error.at("/data/elicitations/0/url").asText()).startsWith(PUBLIC + "/connect/");
        assertThat(error.at("/data/elicitations/0/elicitationId").asText()).isNotEmpty();
        JsonNode text = eve.legacy("2025-11-25", "{\"elicitation\":{}}", "slack.messages.post", POST).get("result");
        assertThat(text.get("isError").asBoolean()).isTrue();
        assertThat(text.at("/content/0/text").asText()).contains(PUBLIC + "/connect/");

        eve.access.connect("slack", "xoxp-pasted");
        JsonNode done = eve.legacy("2025-11-25", "{\"elicitation\":{\"url\":{}}}", "hub.tools.call", "{\"tool\":\"slack_messages_post\",\"arguments\":" + POST + "}");
        assertThat(done.at("/result/isError").asBoolean(true)).as(done.toString()).isFalse();
        assertThat(eve.auditOf("slack.messages.post")).containsExactly("ok hub.tools.call", "refused not_connected", "refused not_connected");
    }

    @Test
    void connectWhenOauthFailsThenThePageSaysSoAndOffersAnotherTry() throws Exception {
        Person fay = new Person(SharedHub.HTTPS, "fay");
        JsonNode given = fay.legacy("2025-06-18", "{}", "hub.integrations.connect", "{\"integration\":\"slack\"}");
        String link = given.at("/result/structuredContent/url").asText();
        assertThat(link).as(given.toString()).startsWith(PUBLIC + "/connect/");
        String provider = location(fay.signedIn().get(WebBrowser.path(link)));

        String back = location(fay.browser.get("/oauth/slack/callback?error=access_denied&state=" + provider.replaceAll(".*[?&]state=([^&]+).*", "$1")));

        assertThat(back).startsWith(link + "?receipt=");
        HttpResponse<String> page = fay.browser.get(WebBrowser.path(back));
        assertPage(page, 200, "did not grant access");
        assertThat(page.body()).contains("href=\"" + WebBrowser.path(link) + "\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
    }

    @Test
    void connectWhenATokenIsPastedThenTheConnectionsPageComesBack() throws Exception {
        Person gil = new Person(SharedHub.LOCAL, "gil");
        JsonNode given = gil.legacy("2025-06-18", "{}", "hub_integrations_connect", "{\"provider\":\"slack\"}");
        String link = given.at("/result/structuredContent/url").asText();
        String page = location(gil.signedIn().get(WebBrowser.path(link)));
        assertThat(page).startsWith("/connections?chat=").endsWith("#slack");

        HttpResponse<String> connections = gil.browser.get(page.replace("#slack", ""));
        assertPage(connections, 200, "Your chat asks for an account of Slack");
        HttpResponse<String> pasted = gil.browser.submit(connections, "connect-slack", "submit", "token", "xoxp-pasted");

        assertThat(location(pasted)).isEqualTo(WebBrowser.path(link));
        assertPage(gil.browser.get(location(pasted)), 200, "go back to your chat");
        assertThat(gil.legacy("2025-06-18", "{}", "hub.integrations.connect", "{\"integration\":\"slack\"}").at("/result/structuredContent/connected").asBoolean()).isTrue();
    }

    private static void assertPage(HttpResponse<String> page, int status, String text) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains(text);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** A user with a browser, access to the REST API and a personal access token. */
    private static final class Person {
        final HubProcess hub;
        final String email;
        final WebBrowser browser;
        final HubUser access;
        final String token;

        Person(SharedHub shared, String name) {
            hub = shared.process();
            browser = new WebBrowser(hub.uri());
            access = shared.person(name);
            email = access.email();
            token = access.tokenOfProgram("chat");
        }

        WebBrowser signedIn() throws Exception {
            browser.signIn("/connections", email, HubUser.PASSWORD);
            return browser;
        }

        /** A call of revision 2026-07-28; {@code more} are further members of params. */
        JsonNode modern(String tool, String arguments, String capabilities, String more) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "," + more
                    + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":" + capabilities + "}}}";
            try {
                return message(send(body, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", tool));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        JsonNode legacy(String version, String capabilities, String tool, String arguments) throws Exception {
            HttpResponse<String> opened = send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                    + "\",\"capabilities\":" + capabilities + ",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
            return message(send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}",
                    "Mcp-Session-Id", opened.headers().firstValue("Mcp-Session-Id").orElseThrow(), "MCP-Protocol-Version", version));
        }

        /** The newest first: status, and why or through what. */
        List<String> auditOf(String tool) throws Exception {
            List<String> rows = new ArrayList<>();
            for (JsonNode row : access.get("/api/audit?tool=" + tool).get("items")) {
                JsonNode more = row.hasNonNull("error_class") ? row.get("error_class") : row.path("via");
                rows.add(row.get("status").asText() + " " + (more.isTextual() ? more.asText() : "null"));
            }
            return rows;
        }

        /** A JSON answer, or the last event of a stream. */
        private static JsonNode message(HttpResponse<String> answer) throws Exception {
            String body = answer.body();
            boolean stream = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            return JSON.readTree(stream ? body.substring(body.lastIndexOf("data: ") + "data: ".length()) : body);
        }

        private HttpResponse<String> send(String message, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(message));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return hub.send(request.build());
        }
    }
}
