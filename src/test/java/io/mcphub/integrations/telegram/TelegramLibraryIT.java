package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.engine.Worker;
import io.mcphub.integrations.telegram.fake.RealLibrary;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The built hub with Telegram's real library, without a network. One hub for all tests, which kill its worker and at last itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TelegramLibraryIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CONVERSATIONS = "/integrations/telegram/conversations";

    private Path folder;
    private HubProcess hub;
    private HubUser admin;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        hub = HubProcess.start(folder, Map.of("TDLIB_PATH", RealLibrary.require().toString()));
        admin = HubUser.admin(hub);
    }

    @AfterAll
    void end() {
        if (hub != null) {
            hub.close();
        }
    }

    private JsonNode entry() {
        for (JsonNode each : admin.send("GET", "/integrations", null, 200)) {
            if (each.path("id").asText().equals("telegram")) {
                return each;
            }
        }
        throw new AssertionError("no telegram");
    }

    private Optional<ProcessHandle> worker() {
        return ProcessHandle.of(hub.pid()).orElseThrow().descendants()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).contains(Worker.class.getName()))
                .filter(ProcessHandle::isAlive)
                .findFirst();
    }

    private ProcessHandle startedWorker(long notThis) {
        return await().atMost(SOON).until(this::worker, found -> found.isPresent() && found.get().pid() != notThis).orElseThrow();
    }

    private List<Path> sessions() {
        try (Stream<Path> files = Files.walk(folder.resolve("data/telegram/sessions"))) {
            return files.filter(file -> file.endsWith("td.binlog")).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Begins to sign in; the answer comes after 15 seconds, because there is no network. */
    private CompletableFuture<JsonNode> begin() {
        return CompletableFuture.supplyAsync(() -> admin.send("POST", CONVERSATIONS, "{\"way\":\"qr\"}", 503));
    }

    @Test
    @Order(1)
    void telegramWhenItsAppIsEnteredThenWorksWithoutARestart() {
        assertThat(entry().at("/problem/detail").asText()).contains("TELEGRAM_API_ID and TELEGRAM_API_HASH");
        assertThat(entry().path("configured").asBoolean()).isFalse();
        admin.send("PATCH", "/api/admin/settings", "{\"telegram_api_id\":\"17349\",\"telegram_api_hash\":\"0123456789abcdef0123456789abcdef\"}", 200);
        assertThat(entry().has("problem")).isFalse();
        assertThat(entry().path("configured").asBoolean()).isTrue();
        assertThat(worker()).isEmpty();
    }

    @Test
    @Order(2)
    void workerWhenKilledUnderLoadThenAllElseIsAnsweredAndTelegramWorksAgain() throws Exception {
        CompletableFuture<JsonNode> first = begin();
        ProcessHandle worker = startedWorker(0);
        await().atMost(SOON).until(() -> !sessions().isEmpty());
        assertThat(Files.readString(Path.of("/proc/" + worker.pid() + "/maps"))).contains("libtdjson.so", "/data/telegram/native/");

        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<Integer>> load = Stream.generate(() -> CompletableFuture.supplyAsync(() -> answered(stop))).limit(4).toList();
        worker.destroyForcibly();
        assertThat(first.get().path("detail").asText()).contains("Telegram's process on this hub has ended");

        CompletableFuture<JsonNode> second = begin();
        startedWorker(worker.pid());
        assertThat(second.get().path("detail").asText()).contains("Telegram cannot be reached from this hub. Nothing was sent.");
        stop.set(true);
        assertThat(load).allSatisfy(thread -> assertThat(thread.get()).isGreaterThan(20));
        assertThat(sessions()).hasSizeLessThanOrEqualTo(1);
    }

    /** How many requests the hub answered until the end. Fails if one is not answered. */
    private int answered(AtomicBoolean stop) {
        int answers = 0;
        for (; !stop.get(); answers++) {
            assertThat(admin.send("GET", "/integrations", null, 200)).isNotEmpty();
        }
        return answers;
    }

    @Test
    @Order(3)
    void workerWhenTheHubIsKilledThenEndsToo() {
        ProcessHandle worker = worker().orElseGet(() -> {
            begin();
            return startedWorker(0);
        });
        ProcessHandle.of(hub.pid()).orElseThrow().destroyForcibly();
        await().atMost(SOON).until(() -> !worker.isAlive());
    }
}
