package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.fake.FakeLibrary;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The built hub with the fake library in its worker: people connect and disconnect Telegram over REST. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramSignInIT {
    private static final String CONVERSATIONS = "/integrations/telegram/conversations";

    private Path folder;
    private HubProcess hub;
    private HubUser admin;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        hub = HubProcess.start(folder, Map.of("TDLIB_PATH", FakeLibrary.jar(folder).toString(), "TELEGRAM_API_ID", "17349", "TELEGRAM_API_HASH", "0123456789abcdef0123456789abcdef"));
        admin = HubUser.admin(hub);
    }

    @AfterAll
    void end() {
        hub.close();
    }

    private static JsonNode connection(HubUser person) {
        for (JsonNode each : person.send("GET", "/integrations", null, 200)) {
            if (each.path("id").asText().equals("telegram")) {
                return each.path("connections").path(0);
            }
        }
        throw new AssertionError("no telegram");
    }

    private List<Path> sessions() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("data/telegram/sessions"))) {
            return all.toList();
        }
    }

    private static JsonNode answer(HubUser person, String path, String field, String value) {
        return person.send("POST", path, "{\"values\":{\"" + field + "\":\"" + value + "\"}}", 200).path("step");
    }

    @Test
    void personWhenSignedInByPhoneThenIsConnectedAndAfterwardsNothingIsLeft() throws IOException {
        HubUser ada = admin.create("ada@example.com");
        String path = CONVERSATIONS + "/" + ada.send("POST", CONVERSATIONS, "{\"way\":\"phone\"}", 201).path("id").asText();
        assertThat(answer(ada, path, "phone", "0151 1").at("/problems/0/field").asText()).isEqualTo("phone");
        assertThat(answer(ada, path, "phone", "+99 966 555 127").at("/fields/0/type").asText()).isEqualTo("code");
        assertThat(answer(ada, path, "code", "11111").at("/problems/0/detail").asText()).contains("not the code");
        assertThat(answer(ada, path, "code", "12345").at("/fields/0/type").asText()).isEqualTo("secret");
        JsonNode done = answer(ada, path, "password", "hunter2");
        assertThat(done.path("kind").asText()).isEqualTo("done");
        assertThat(connection(ada).path("account").asText()).isEqualTo("Ada Tester (@ada_t)");
        assertThat(written()).doesNotContain("555127", "hunter2");

        ada.send("POST", "/integrations/telegram/disconnect", "{}", 204);
        assertThat(connection(ada).isMissingNode()).isTrue();
        assertThat(sessions()).isEmpty();
    }

    /** The log and all files of the database, as text. */
    private String written() throws IOException {
        StringBuilder all = new StringBuilder(hub.stdout()).append(hub.stderr());
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void personWhenTheQrCodeIsScannedThenIsConnectedAndLearnsOfALogOutElsewhere() throws Exception {
        HubUser ben = admin.create("ben@example.com");
        JsonNode begun = ben.send("POST", CONVERSATIONS, "{\"way\":\"qr\"}", 201);
        assertThat(begun.at("/step/link").asText()).startsWith("tg://login?token=");
        assertThat(begun.at("/step/image").asText()).startsWith("<svg");
        Path session = sessions().stream().filter(folder -> !Files.exists(folder.resolve("scanned"))).findFirst().orElseThrow();
        Files.createFile(session.resolve("scanned"));
        String path = CONVERSATIONS + "/" + begun.path("id").asText();
        await().until(() -> ben.send("GET", path, null, 200).at("/step/kind").asText().equals("done"));
        assertThat(connection(ben).path("status").asText()).isEqualTo("ok");

        Files.createFile(session.resolve("ended"));
        await().until(() -> connection(ben).path("status").asText().equals("needs_reconnect"));
        await().until(() -> !Files.exists(session));
    }
}
