package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.platform.Json;
import io.mcphub.platform.documents.SamplePdfs;
import io.mcphub.platform.Problem;
import io.mcphub.tools.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and files. */
class TelegramMediaTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 4};
    private static final String GET = "telegram.media.get";
    private static final Map<String, Object> MESSAGE = Map.of("chat", "Bob", "message_id", 1L << 20);

    private final TelegramBench telegram = new TelegramBench();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        telegram.close();
    }

    private void carries(String content) {
        ObjectNode message = FakeAccount.message(FakeAccount.BOB, 1L << 20, "x");
        message.set("content", Json.read(content));
        telegram.tdlib().on("getMessage", request -> message);
    }

    private void delivers(byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve("file"), bytes);
            telegram.tdlib().answer("downloadFile", "{\"@type\":\"file\",\"id\":7,\"size\":" + bytes.length + ",\"local\":{\"@type\":\"localFile\",\"path\":" + Json.write(file.toString()) + ",\"is_downloading_completed\":true}}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String document(String mimeType, long size) {
        return "{\"@type\":\"messageDocument\",\"document\":{\"file_name\":\"notes\",\"mime_type\":\"" + mimeType + "\",\"document\":{\"@type\":\"file\",\"id\":7,\"size\":" + size + "}}}";
    }

    @Test
    void pictureWhenItIsNoneThenNoBlockThatAModelRefuses() {
        carries(document("image/png", 6));
        delivers("<svg/>".getBytes(StandardCharsets.UTF_8));
        ToolResult result = telegram.result(GET, MESSAGE);
        assertThat(result.content()).noneMatch(block -> block.path("type").asText().equals("image"));
        assertThat(result.structuredContent().path("note").asText()).contains("no picture");
    }

    @Test
    void photoWhenOpenedThenAnImageBlockOfAFittingSize() {
        carries("{\"@type\":\"messagePhoto\",\"photo\":{\"sizes\":[{\"width\":90,\"photo\":{\"id\":5,\"size\":1}},{\"width\":1280,\"photo\":{\"id\":7,\"size\":4}},{\"width\":2560,\"photo\":{\"id\":9,\"size\":9}}]}}");
        delivers(JPEG);
        ToolResult result = telegram.result(GET, MESSAGE);
        JsonNode image = result.content().get(result.content().size() - 1);
        assertThat(image.path("type").asText()).isEqualTo("image");
        assertThat(image.path("mimeType").asText()).isEqualTo("image/jpeg");
        assertThat(Base64.getDecoder().decode(image.path("data").asText())).isEqualTo(JPEG);
        assertThat(result.structuredContent().has("image")).isFalse();
        assertThat(telegram.requests("downloadFile").get(0).path("file_id").asInt()).isEqualTo(7);
    }

    @Test
    void fileWhenItIsReadThenTheLibraryForgetsIt() {
        carries(document("text/plain", 3));
        delivers("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(telegram.call(GET, MESSAGE).path("text").asText()).isEqualTo("abc");
        assertThat(telegram.requests("deleteFile").get(0).path("file_id").asInt()).isEqualTo(7);
    }

    @Test
    void pdfWhenOpenedThenItsTextAndPages() {
        byte[] pdf = SamplePdfs.of("Agenda of Monday", "Notes");
        carries(document("application/pdf", pdf.length));
        delivers(pdf);
        JsonNode read = telegram.call(GET, MESSAGE);
        assertThat(read.path("text").asText()).startsWith("Agenda of Monday").endsWith("Notes");
        assertThat(read.path("pages").asInt()).isEqualTo(2);
        assertThat(read.has("note")).isFalse();
    }

    @Test
    void textWhenItIsLongThenInPieces() {
        carries(document("text/plain", 25_000));
        delivers("x".repeat(25_000).getBytes(StandardCharsets.UTF_8));
        JsonNode first = telegram.call(GET, MESSAGE);
        assertThat(first.path("text").asText()).hasSize(20_000);
        JsonNode second = telegram.call(GET, Map.of("chat", "Bob", "message_id", 1L << 20, "offset", first.path("next_offset").asInt()));
        assertThat(second.path("text").asText()).hasSize(5_000);
        assertThat(second.has("next_offset")).isFalse();
    }

    @Test
    void fileWhenTooLargeOrNoTextThenOnlyWhatItIs() {
        carries(document("image/png", 4_000_000));
        assertThat(telegram.call(GET, MESSAGE).path("note").asText()).contains("Open it in a Telegram app");
        carries(document("text/plain", 11_000_000));
        assertThat(telegram.call(GET, MESSAGE).path("size").asLong()).isEqualTo(11_000_000);
        carries("{\"@type\":\"messageVideo\",\"video\":{\"mime_type\":\"video/mp4\",\"video\":{\"id\":7,\"size\":5}}}");
        assertThat(telegram.call(GET, MESSAGE).path("mime_type").asText()).isEqualTo("video/mp4");
        assertThat(telegram.requests("downloadFile")).isEmpty();
    }

    @Test
    void fileWhenItsBytesAreNoTextThenSaysSo() {
        carries(document("application/octet-stream", 2));
        delivers(new byte[] {(byte) 0xff, 0});
        assertThat(telegram.call(GET, MESSAGE).has("text")).isFalse();
    }

    @Test
    void messageWhenItCarriesNothingThenSaysSo() {
        assertThat(telegram.failure(GET, MESSAGE).publicDetail()).contains("carries no photo or file");
    }

    @Test
    void fileWhenItDoesNotArriveThenTryAgain() {
        carries(document("text/plain", 3));
        telegram.tdlib().answer("downloadFile", "{\"@type\":\"file\",\"id\":7,\"local\":{\"@type\":\"localFile\",\"path\":\"\",\"is_downloading_completed\":false}}");
        assertThat(telegram.failure(GET, MESSAGE).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(telegram.requests("deleteFile")).hasSize(1);
    }

    @Test
    void fileWhenTheNodeThatFetchedItSharesNoFolderThenSaysWhatAnAdminDoes() throws IOException {
        carries(document("text/plain", 3));
        delivers("abc".getBytes(StandardCharsets.UTF_8));
        Files.delete(folder.resolve("file"));
        assertThat(telegram.failure(GET, MESSAGE).publicDetail()).contains("TELEGRAM_DATA_DIR", "shared volume");
    }

    @Test
    void fileWhenItsDownloadFailsThenItDoesNotGoOnAndNothingStays() {
        carries(document("text/plain", 3));
        telegram.tdlib().fails("downloadFile", 400, "FILE_REFERENCE_EXPIRED");
        telegram.failure(GET, MESSAGE);
        assertThat(telegram.requests("cancelDownloadFile")).hasSize(1);
        assertThat(telegram.requests("deleteFile")).hasSize(1);
    }
}
