package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.documents.SamplePdfs;
import io.mcphub.tools.ToolResult;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of tasks: their content comes from a store that never sees the token. */
class FileToolsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String PLACE = "/projects/api/v1/pendingfiles/presignedurl.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private void file(String name, String size, String address) {
        tw.answers("GET", "/files/8101.json", json("{\"STATUS\":\"OK\",\"file\":{\"id\":\"8101\",\"name\":\"" + name + "\",\"size\":\"" + size + "\",\"download-URL\":\"" + address + "\"}}"));
    }

    @Test
    void getWhenTextThenByPiecesAndWithoutTheToken() {
        file("notes.md", "25000", tw.url() + "/?action=viewFile&sd=1");
        tw.answers("GET", "/", aResponse().withStatus(302).withHeader("Location", "/store/notes.md?sig=x"));
        tw.answers("GET", "/store/notes.md", aResponse().withBody("ä".repeat(25_000)));

        JsonNode first = tw.tool("files.get", "{'file':8101}");

        assertThat(first.path("text").asText()).hasSize(20_000);
        assertThat(first.path("next_offset").asInt()).isEqualTo(20_000);
        JsonNode rest = tw.tool("files.get", "{'file':8101,'offset':20000}");
        assertThat(rest.path("text").asText()).hasSize(5_000);
        assertThat(rest.has("next_offset")).isFalse();
        assertThat(tw.requests("/store/notes.md")).isNotEmpty().allSatisfy(r -> assertThat(r.containsHeader("Authorization")).isFalse());
    }

    @Test
    void getWhenAPictureThenAnImageBlock() {
        file("chart.PNG", "4", tw.url() + "/store/chart.png");
        tw.answers("GET", "/store/chart.png", aResponse().withBody(PNG));
        ToolResult result = tw.result("files.get", "{'file':8101}", tw.ada);
        assertThat(result.content().get(1).path("mimeType").asText()).isEqualTo("image/png");
        assertThat(result.content().get(1).path("data").asText()).isEqualTo(Base64.getEncoder().encodeToString(PNG));
        assertThat(result.structuredContent().has("text")).isFalse();
    }

    @Test
    void getWhenThePictureIsNoneThenNoBlockThatAModelRefuses() {
        file("chart.png", "6", tw.url() + "/store/chart.png");
        tw.answers("GET", "/store/chart.png", aResponse().withBody("<svg/>"));
        ToolResult result = tw.result("files.get", "{'file':8101}", tw.ada);
        assertThat(result.content()).hasSize(1);
        assertThat(result.structuredContent().path("note").asText()).contains("no picture");
    }

    @Test
    void getWhenAPictureIsOfAnotherKindThanItsNameThenAsWhatItIs() {
        file("chart.jpg", "8", tw.url() + "/store/chart.jpg");
        tw.answers("GET", "/store/chart.jpg", aResponse().withBody(PNG));
        assertThat(tw.result("files.get", "{'file':8101}", tw.ada).content().get(1).path("mimeType").asText()).isEqualTo("image/png");
    }

    @Test
    void getWhenAPieceEndsInsideACharacterThenTheNextBeginsWithIt() {
        String text = "a".repeat(19_999) + "\uD83D\uDE00" + "b".repeat(10);
        file("notes.md", "20020", tw.url() + "/store/notes");
        tw.answers("GET", "/store/notes", aResponse().withBody(text));
        JsonNode first = tw.tool("files.get", "{'file':8101}");
        JsonNode second = tw.tool("files.get", "{'file':8101,'offset':" + first.path("next_offset").asInt() + "}");
        assertThat(first.path("text").asText()).hasSize(19_999);
        assertThat(first.path("text").asText() + second.path("text").asText()).isEqualTo(text);
    }

    @Test
    void getWhenAPdfThenItsText() {
        file("plan.pdf", "900", tw.url() + "/store/plan");
        tw.answers("GET", "/store/plan", aResponse().withBody(SamplePdfs.of("Plan of the quarter", "Outlook")));
        assertThat(tw.tool("files.get", "{'file':8101}").path("text").asText()).startsWith("Plan of the quarter").endsWith("Outlook");
        assertThat(tw.tool("files.get", "{'file':8101}").path("pages").asInt()).isEqualTo(2);
        tw.answers("GET", "/store/plan", aResponse().withBody("no PDF"));
        JsonNode damaged = tw.tool("files.get", "{'file':8101}");
        assertThat(damaged.has("text")).isFalse();
        assertThat(damaged.path("note").asText()).isNotBlank();
    }

    @Test
    void getWhenTooLargeOrNeitherTextNorPictureThenItSaysSo() {
        file("film.mp4", "19000000", tw.url() + "/store/film");
        assertThat(tw.tool("files.get", "{'file':8101}").path("note").asText()).contains("too large");
        file("data.bin", "2", tw.url() + "/store/data");
        tw.answers("GET", "/store/data", aResponse().withBody(new byte[] {(byte) 0xC3, 0x28}));
        assertThat(tw.tool("files.get", "{'file':8101}").path("note").asText()).contains("neither text nor a picture");
        file("data.bin", "2", tw.url() + "/store/long");
        tw.answers("GET", "/store/long", aResponse().withBody(new byte[10 * 1024 * 1024 + 1]));
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9/x", "http://example.com/x", "ftp://example.com/x", "file:///etc/passwd", "https://user:pass@example.com/x", "//", ""})
    void getWhenTheAddressIsNotAllowedThenRefusedAndNothingIsAsked(String address) {
        file("a.txt", "1", address);
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(tw.calls()).containsExactly("GET /files/8101.json");
    }

    @ParameterizedTest
    @CsvSource({"https://127.0.0.1:9/x", "https://169.254.169.254/latest", "https://localhost/x"})
    void getWhenTheAddressIsPrivateThenUnavailable(String address) {
        file("a.txt", "1", address);
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void getWhenTheStoreRefusesOrSendsRoundInCirclesThenAFailure() {
        file("a.txt", "1", tw.url() + "/store/a");
        tw.answers("GET", "/store/a", aResponse().withStatus(403));
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.NOT_FOUND);
        tw.answers("GET", "/store/a", aResponse().withStatus(503));
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.answers("GET", "/store/a", aResponse().withStatus(302).withHeader("Location", "/store/a"));
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.answers("GET", "/store/a", aResponse().withStatus(302).withHeader("Location", "http://example.com/"));
        assertThat(tw.failure("files.get", "{'file':8101}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void attachWhenBase64ThenItsBytesAndTheTaskGetsTheReference() {
        tw.answers("GET", PLACE, json("{\"ref\":\"tf_1\",\"url\":\"" + tw.url() + "/store/tf_1?X-Amz-SignedHeaders=host\"}"));
        tw.answers("PUT", "/store/tf_1", aResponse().withStatus(200));
        tw.answers("PATCH", V3 + "/tasks/3001.json", "tasks.update");
        tw.tool("files.attach", "{'task':'3001','filename':'..\\\\a.png','base64':'AQID'}");
        assertThat(tw.query(PLACE)).containsEntry("fileName", "a.png").containsEntry("fileSize", "3");
        assertThat(tw.only("/store/tf_1").getBody()).containsExactly(1, 2, 3);
        assertThat(tw.only("/store/tf_1").getHeader("Content-Type")).isEqualTo("image/png");
        assertThat(tw.only("/store/tf_1").containsHeader("X-Amz-Acl")).as("only where the address is signed for it").isFalse();
        assertThat(Json.read(tw.only(V3 + "/tasks/3001.json").getBodyAsString()).at("/attachments/pendingFiles/0/reference").asText()).isEqualTo("tf_1");
    }

    @Test
    void attachWhenTheStoreFailsThenNothingIsAttached() {
        tw.answers("GET", PLACE, json("{\"ref\":\"tf_1\",\"url\":\"" + tw.url() + "/store/tf_1\"}"));
        tw.answers("PUT", "/store/tf_1", aResponse().withStatus(500));
        HubException e = tw.failure("files.attach", "{'task':'3001','filename':'a.txt','content':'x'}");
        assertThat(e.publicDetail()).contains("nothing was attached");
        tw.answers("GET", PLACE, json("{\"ref\":\"tf_1\",\"url\":\"http://example.com/store\"}"));
        assertThat(tw.failure("files.attach", "{'task':'3001','filename':'a.txt','content':'x'}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    @Test
    void attachWhenPreviewedThenNoPlaceIsAskedFor() {
        JsonNode shown = tw.tool("files.attach", "{'task':'3001','filename':'a.txt','content':'x','preview':true}");
        assertThat(shown.at("/would_send/file/name").asText()).isEqualTo("a.txt");
        assertThat(tw.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'task':'1','filename':'a.txt'}", "{'task':'1','filename':'a.txt','content':'x','base64':'AQ=='}", "{'task':'1','filename':'a.txt','base64':'%'}", "{'task':'1','filename':'x/..','content':'x'}"})
    void attachWhenAnArgumentIsBadThenInvalidAndNoRequest(String arguments) {
        assertThat(tw.failure("files.attach", arguments).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }
}
