package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.integrations.slack.client.SlackFiles;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.documents.SamplePdfs;
import io.mcphub.tools.ToolResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFilesTest {
    private static final String PATH = "/files-pri/T000DEMO01-F000FILEX2/download/notes.md";
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
    }

    private JsonNode read(Map<String, ?> more) {
        Map<String, Object> arguments = new java.util.HashMap<>(more);
        arguments.put("file", "F000FILEX2");
        return slack.call("slack.files.get", arguments);
    }

    private HubException failure() {
        return slack.failure("slack.files.get", Map.of("file", "F000FILEX2"));
    }

    @Test
    void getWhenTextThenItsContentWithTheToken() {
        slack.answers("files.info", "files.info~file");
        slack.answers("users.info", "users.info~ada");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "text/plain").withBody("# Grüße\n")));

        JsonNode read = read(Map.of());

        assertThat(read.path("text").asText()).isEqualTo("# Grüße\n");
        assertThat(read.path("file").path("user_name").asText()).isEqualTo("ada");
        slack.server.verify(1, getRequestedFor(urlPathEqualTo(PATH)).withHeader("Authorization", equalTo(SlackStandIn.BEARER)));
    }

    @Test
    void getWhenLongThenPieceByPiece() {
        slack.answers("files.info", "files.info~file");
        String text = "a".repeat(19_999) + "\uD83D\uDE00" + "b".repeat(10);
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody(text)));

        JsonNode first = read(Map.of());
        JsonNode second = read(Map.of("offset", first.path("next_offset").asInt()));

        assertThat(first.path("total_chars").asInt()).isEqualTo(20_011);
        assertThat(first.path("text").asText() + second.path("text").asText()).isEqualTo(text);
        assertThat(second.has("next_offset")).isFalse();
        assertThat(read(Map.of("offset", 999_999)).path("text").asText()).isEmpty();
    }

    @Test
    void getWhenNoTextThenTheFactsAlone() {
        slack.answers("files.info", "files.info~file");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody(new byte[] {(byte) 0xff, 0, 1})));
        assertThat(read(Map.of()).has("text")).isFalse();
        assertThat(read(Map.of()).path("note").asText()).contains("no text");
        kind("video/mp4", 2_000);
        slack.server.resetRequests();
        assertThat(read(Map.of()).path("file").path("mime_type").asText()).isEqualTo("video/mp4");
        slack.server.verify(0, getRequestedFor(anyUrl()));
    }

    /** The file is of another kind and size. */
    private void kind(String mimetype, int size, String... copies) {
        ObjectNode answer = (ObjectNode) Json.read(SlackStandIn.body("files.info~file").replace("https://files.slack.com", "http://127.0.0.1:" + slack.server.port()));
        ObjectNode file = (ObjectNode) answer.path("file");
        file.put("mimetype", mimetype).put("size", size);
        for (String copy : copies) {
            file.put(copy, "http://127.0.0.1:" + slack.server.port() + "/files-tmb/" + copy + ".png");
        }
        slack.answers("files.info", slack.fixture("files.info~file").withBody(Json.write(answer)));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void getWhenPictureThenAnImageBlockBesideTheFacts() throws Exception {
        kind("image/png", 2_000);
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "image/png").withBody(png())));
        ToolResult result = slack.result("slack.files.get", Map.of("file", "F000FILEX2"));
        assertThat(result.content().path(1).path("type").asText()).isEqualTo("image");
        assertThat(result.content().path(1).path("mimeType").asText()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(result.content().path(1).path("data").asText())).isEqualTo(png());
        assertThat(result.structuredContent().toString()).doesNotContain("data");
    }

    @Test
    void getWhenThePictureIsTooLargeOrOddThenSlacksSmallerCopyWithTheToken() throws Exception {
        kind("image/heic", 9_000_000, "thumb_360", "thumb_720");
        slack.server.stubFor(get(urlPathEqualTo("/files-tmb/thumb_720.png")).willReturn(aResponse().withHeader("Content-Type", "image/png").withBody(png())));
        ToolResult result = slack.result("slack.files.get", Map.of("file", "F000FILEX2"));
        assertThat(result.content().path(1).path("type").asText()).isEqualTo("image");
        assertThat(result.structuredContent().path("note").asText()).isEqualTo("A smaller copy.");
        slack.server.verify(1, getRequestedFor(urlPathEqualTo("/files-tmb/thumb_720.png")).withHeader("Authorization", equalTo(SlackStandIn.BEARER)));
        kind("image/png", 3_500_001);
        assertThat(read(Map.of()).path("note").asText()).contains("too large");
    }

    @Test
    void getWhenThePictureIsNoneThenNoBlockThatAModelRefuses() {
        kind("image/png", 2_000);
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "image/png").withBody("<svg/>")));
        ToolResult result = slack.result("slack.files.get", Map.of("file", "F000FILEX2"));
        assertThat(result.content()).hasSize(1);
        assertThat(result.structuredContent().path("note").asText()).contains("no picture");
    }

    @Test
    void getWhenPdfThenItsTextByPiecesAndItsPages() {
        kind("application/pdf", 5_000);
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "application/pdf").withBody(SamplePdfs.of("Summary of the quarter", "Outlook"))));
        JsonNode read = read(Map.of());
        assertThat(read.path("text").asText()).startsWith("Summary of the quarter").endsWith("Outlook");
        assertThat(read.path("pages").asInt()).isEqualTo(2);
        assertThat(read(Map.of("offset", 11)).path("text").asText()).startsWith("the quarter");
    }

    @Test
    void getWhenThePdfIsTooLargeThenItsFactsAndNoDownload() {
        kind("application/pdf", 10 * 1024 * 1024 + 1);
        assertThat(read(Map.of()).path("note").asText()).contains("10 MB");
        slack.server.verify(0, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://files.slack.com.evil.example/notes.md", "https://evil.example/notes.md", "http://files.slack.com/notes.md", "https://files.slack.com:8443/notes.md",
        "https://slack.com@evil.example/notes.md", "https://evilslack.com/notes.md", "file:///etc/passwd", "https://169.254.169.254/latest", "not a url", "//slack.com/x"})
    void getWhenTheAddressIsNotSlacksThenNoTokenGoesThere(String url) {
        String body = SlackStandIn.body("files.info~elsewhere").replace("https://files.slack.com.evil.example/notes.md", url);
        slack.answers("files.info", slack.fixture("files.info~elsewhere").withBody(body));
        assertThat(failure().problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        slack.server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void getWhenOnlyTheHostIsTheApisThenTheWholeOriginCounts() {
        String other = "http://127.0.0.1:" + (slack.server.port() + 1) + "/x";
        slack.answers("files.info", slack.fixture("files.info~elsewhere").withBody(SlackStandIn.body("files.info~elsewhere").replace("https://files.slack.com.evil.example/notes.md", other)));
        assertThat(failure().problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
    }

    @Test
    void getWhenRedirectedThenNotFollowed() {
        slack.answers("files.info", "files.info~file");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
        assertThat(failure().problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        slack.server.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void getWhenSlackShowsItsSignInThenTheScopeIsNamed() {
        slack.answers("files.info", "files.info~file");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody("<html>Sign in</html>")));
        assertThat(failure().publicDetail()).contains("files:read").contains("https://hub.example.com/connections");
    }

    @Test
    void getWhenLargerThanToldThenTooLarge() {
        slack.answers("files.info", "files.info~file");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody(new byte[SlackFiles.MAX_DOWNLOAD + 1])));
        assertThat(failure().problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void listWhenAskedThenByPages() {
        slack.answers("files.list", "files.list");
        slack.answers("users.info", "users.info~ada");
        JsonNode first = slack.call("slack.files.list", Map.of("count", 2));
        slack.server.resetRequests();
        slack.call("slack.files.list", Map.of("limit", 2, "cursor", first.path("next_cursor").asText()));
        assertThat(slack.form("files.list")).isEqualTo(Map.of("count", "2", "page", "2"));
        assertThat(slack.failure("slack.files.list", Map.of("types", "images,secrets")).problem()).isEqualTo(Problem.INVALID_INPUT);
    }

    @Test
    void uploadWhenGivenThenBytesWithoutATokenAndThenShared() {
        slack.answers("files.getUploadURLExternal", "files.getUploadURLExternal");
        slack.answers("files.completeUploadExternal", "files.completeUploadExternal");
        slack.server.stubFor(post(urlPathEqualTo("/upload/v1/SYNTHETIC")).willReturn(aResponse().withBody(SlackStandIn.body("files.upload.body.txt"))));

        JsonNode done = slack.call(
                "slack.files.upload",
                Map.of("filename", "dot.png", "base64", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}), "channel", "C000PROJX2", "thread_ts", "1767261600.000100"));

        assertThat(done.path("url").asText()).startsWith("https://demo-workspace.slack.com/files/");
        assertThat(slack.form("files.getUploadURLExternal")).isEqualTo(Map.of("filename", "dot.png", "length", "3"));
        var sent = slack.server.findAll(postRequestedFor(urlPathEqualTo("/upload/v1/SYNTHETIC"))).get(0);
        assertThat(sent.getBody()).containsExactly(1, 2, 3);
        assertThat(sent.getHeader("Authorization")).isNull();
        assertThat(slack.form("files.completeUploadExternal"))
                .isEqualTo(Map.of("files", "[{\"id\":\"F000FILEX2\",\"title\":\"dot.png\"}]", "channel_id", "C000PROJX2", "thread_ts", "1767261600.000100"));
    }

    @Test
    void uploadWhenTheAddressIsNotSlacksThenNothingIsSent() {
        slack.answers("files.getUploadURLExternal", slack.fixture("files.getUploadURLExternal")
                .withBody("{\"ok\":true,\"upload_url\":\"https://evil.example/upload\",\"file_id\":\"F000FILEX2\"}"));
        assertThat(slack.failure("slack.files.upload", Map.of("filename", "a.md", "content", "x")).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(slack.requests("files.completeUploadExternal")).isEmpty();
    }

    @Test
    void uploadWhenSlackDoesNotTakeTheBytesThenNotCompleted() {
        slack.answers("files.getUploadURLExternal", "files.getUploadURLExternal");
        slack.server.stubFor(post(urlPathEqualTo("/upload/v1/SYNTHETIC")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(slack.failure("slack.files.upload", Map.of("filename", "a.md", "content", "x")).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        slack.server.verify(1, postRequestedFor(urlPathEqualTo("/upload/v1/SYNTHETIC")));
        assertThat(slack.requests("files.completeUploadExternal")).isEmpty();
    }

    @Test
    void uploadWhenBothOrNoContentThenInvalidAndNoRequest() {
        assertThat(slack.failure("slack.files.upload", Map.of("filename", "a.md")).field()).contains("content");
        assertThat(slack.failure("slack.files.upload", Map.of("filename", "a.md", "content", "x", "base64", "eA==")).field()).contains("content");
        assertThat(slack.failure("slack.files.upload", Map.of("filename", "a.md", "base64", "%%%")).field()).contains("base64");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void canvasWhenTheMethodIsUnknownThenItsPageAsText() {
        slack.answers("canvases.getContent", "common~error-unknown_method");
        slack.answers("files.info", "files.info~canvas");
        slack.server.stubFor(get(urlPathEqualTo("/files-pri/T000DEMO01-F000CANVS1/download/orion_plan"))
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(SlackStandIn.body("canvas.body.txt").getBytes(StandardCharsets.UTF_8))));
        assertThat(slack.call("slack.canvas.read", Map.of("canvas_id", "F000CANVS1")).path("markdown").asText())
                .isEqualTo("# Orion plan\n\nGoals & dates\n\n- Ship on Friday\n- See [the page](https://example.com/a)");
    }

    @Test
    void getWhenTheTokenWasRenewedMeanwhileThenTheBytesAreFetchedWithTheFreshOne() {
        slack.renewed = new io.mcphub.connections.credentials.Credential("connection-1", "user-1", io.mcphub.platform.Secret.of("xoxe.xoxp-1-fresh"), SlackStandIn.DETAILS);
        slack.answers("files.info", "common~error-token_expired");
        slack.server.stubFor(SlackStandIn.method("files.info").withHeader("Authorization", equalTo("Bearer xoxe.xoxp-1-fresh")).willReturn(slack.fixture("files.info~file")));
        slack.answers("users.info", "users.info~ada");
        slack.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>")));
        slack.server.stubFor(get(urlPathEqualTo(PATH)).withHeader("Authorization", equalTo("Bearer xoxe.xoxp-1-fresh"))
                .willReturn(aResponse().withHeader("Content-Type", "text/plain").withBody("# Notes")));

        assertThat(read(Map.of()).path("text").asText()).isEqualTo("# Notes");
    }
}
