package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Nul;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SharedHub;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** U+0000, which one database stores and the other refuses, at each door of the hub: refused in the form of that door. */
class NulIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HubProcess hub = SharedHub.LOCAL.process();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/auth/login|{\"email\":\"a\\u0000@example.com\",\"password\":\"x\"}|email",
        "/auth/login|{\"email\":\"a@example.com\",\"password\":\"x\\u0000\"}|password",
        "/auth/login|{\"email\":\"a@example.com\",\"\\u0000\":1}|[U+0000]"
    })
    void restWhenABodyHasOneThenAProblemThatNamesTheMember(String path, String body, String field) throws Exception {
        HttpResponse<String> answer = post(path, JSON, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(Nul.REFUSAL).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void restWhenAListOfTextsHasOneThenAProblem() {
        String body = "{\"name\":\"laptop\",\"integrations\":[\"slack\\u0000\"]}";

        assertThat(SharedHub.LOCAL.person("nul-list").send("POST", "/auth/personal_token", body, 422).get("field").asText()).isEqualTo("integrations");
    }

    @ParameterizedTest
    @CsvSource({"/api/admin/audit?q=a%00b", "/api/admin/users?q=%00", "/auth/me?%00", "/mcp?tools=%00", "/oauth/authorize?client_id=%00", "/login?next=%00"})
    void addressWhenItsQueryHasOneThenAProblem(String address) throws Exception {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve(address)).header("Authorization", "Bearer " + SharedHub.LOCAL.admin().login()).build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems#unreadable").contains(Nul.REFUSAL);
    }

    @Test
    void headerWhenItHasOneThenAProblem() {
        List<Map.Entry<String, String>> headers = List.of(Map.entry("User-Agent", "browser\0"), Map.entry("Content-Type", JSON), Map.entry("Connection", "close"));

        try (RawHttp raw = RawHttp.send(hub.port(), "POST", "/auth/login", headers, "{}".getBytes(StandardCharsets.UTF_8))) {
            assertThat(raw.all(PATIENCE)).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/oauth/token|" + FORM + "|grant_type=refresh_token&client_id=x&refresh_token=a%00|invalid_request",
        "/oauth/token|" + FORM + "|grant_type=authorization_code&client_id=%00&code=x|invalid_request",
        "/oauth/revoke|" + FORM + "|client_id=x&token=%00|invalid_request",
        "/oauth/register|" + JSON + "|{\"client_name\":\"a\\u0000\",\"redirect_uris\":[\"https://app.example.com/cb\"]}|invalid_client_metadata",
        "/oauth/register|" + JSON + "|{\"client_name\":\"a\",\"redirect_uris\":[\"https://app.example.com/\\u0000\"]}|invalid_redirect_uri"
    })
    void oauthWhenAProgramSendsOneThenItsError(String path, String type, String body, String error) throws Exception {
        HttpResponse<String> answer = post(path, type, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    }

    @Test
    void oauthWhenTheHeaderNamesAClientWithOneThenInvalidClient() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("a%00:secret".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = post("/oauth/token", FORM, "grant_type=client_credentials", "Authorization", basic);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"error\":\"invalid_client\"").contains(Nul.REFUSAL);
    }

    @Test
    void authorizationWhenItsFormHasOneThenAPage() throws Exception {
        HttpResponse<String> answer = post("/oauth/authorize", FORM, "client_id=a%00&response_type=code", "Accept-Language", "de");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Ein Text hat das Zeichen U+0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"slack_search\",\"arguments\":{\"query\":[{\"a\":\"\\u0000\"}]}}}|200|\"id\":7,\"error\":{\"code\":-32602",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"\\u0000\"}}|200|\"id\":7,\"error\":{\"code\":-32602",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\u0000\",\"method\":\"ping\"}|400|\"code\":-32600",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"\\u0000\"}}|400|\"code\":-32600"
    })
    void mcpWhenAMessageHasOneThenAnErrorOfJsonRpc(String message, int status, String error) throws Exception {
        String token = SharedHub.LOCAL.person("nul").token("laptop");

        HttpResponse<String> answer = post("/mcp", JSON, message, "Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(error).contains(Nul.REFUSAL);
    }

    @Test
    void pageWhenAFieldHasOneThenItSaysSoBesideTheField() throws Exception {
        String form = "form=form&form%3Aemail=a%00%40example.com&form%3Apassword=x&form%3Asubmit=&jakarta.faces.ViewState=stateless";

        HttpResponse<String> answer = post("/login", FORM, form, "Accept-Language", "de");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("id=\"form:email-problem\"[^>]*>Ein Text hat das Zeichen U\\+0000");
    }

    @Test
    void pageWhenAnotherParameterHasOneThenAProblem() throws Exception {
        HttpResponse<String> answer = post("/login", FORM, "form=form&next=%00&form%3Aemail=a&form%3Apassword=x&form%3Asubmit=&jakarta.faces.ViewState=stateless");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(Nul.REFUSAL);
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).headers(all.toArray(String[]::new)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }
}
