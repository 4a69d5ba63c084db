package io.mcphub.integrations.telegram.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.integrations.telegram.fake.FakeLibrary;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the worker that ships, with the fake library in it. */
class WorkerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final TestConfig config = new TestConfig();
    private WorkerSource source;

    @BeforeEach
    void prepare() {
        config.variables.put("TDLIB_PATH", FakeLibrary.jar(folder).toString());
        config.variables.put("TELEGRAM_DATA_DIR", folder.resolve("telegram").toString());
        BeanBox box = new BeanBox().with(HubConfig.class, config);
        box.with(WorkerPaths.class, new TestPaths(config, box));
        source = box.get(WorkerSource.class);
    }

    @AfterEach
    void end() {
        source.stop();
    }

    private static String parameters(Path session) {
        return "{\"@type\":\"setTdlibParameters\",\"database_directory\":\"" + session + "\",\"database_encryption_key\":\"\",\"api_id\":1,\"api_hash\":\"x\",\"@extra\":1}";
    }

    private static String until(Tdlib tdlib, String word) {
        return await().atMost(SOON).until(() -> Optional.ofNullable(tdlib.receive(0.2)), line -> line.filter(text -> text.contains(word)).isPresent()).orElseThrow();
    }

    private static ProcessHandle process(Tdlib tdlib) {
        return ProcessHandle.of(((WorkerTdlib) tdlib).pid()).orElseThrow();
    }

    private Path session(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void workerWhenAClientIsMadeThenItAnswersThroughThePipes() throws Exception {
        Tdlib tdlib = source.start();
        int client = tdlib.create();
        tdlib.send(client, parameters(session("one")));
        assertThat(until(tdlib, "\"ok\"")).contains("\"@extra\":1", "\"@client_id\":" + client);
        assertThat(tdlib.execute("{\"@type\":\"getOption\",\"name\":\"version\"}")).contains("ok");
    }

    @Test
    void workerWhenKilledThenItsCallsFailAndTheNextStartWorks() {
        Tdlib tdlib = source.start();
        process(tdlib).destroyForcibly();
        assertThatThrownBy(() -> until(tdlib, "never")).isInstanceOf(TdlibGone.class);
        assertThatThrownBy(tdlib::create).isInstanceOf(TdlibGone.class);
        assertThat(source.start().create()).isEqualTo(1);
    }

    @Test
    void workerWhenItDiesAgainAndAgainThenStartsWait() {
        // On a busy machine a start itself takes longer than the pause.
        source.clock.use(Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));
        process(source.start()).destroyForcibly();
        process(source.start()).destroyForcibly();
        assertThatThrownBy(source::start).isInstanceOf(HubException.class).hasMessageContaining("It starts again in 1 seconds");
    }

    @Test
    void workerWhenTheHubStopsThenItsClientsCloseAndItEnds() throws Exception {
        Tdlib tdlib = source.start();
        tdlib.send(tdlib.create(), parameters(session("one")));
        until(tdlib, "\"ok\"");
        ProcessHandle worker = process(tdlib);
        source.stop();
        assertThat(worker.isAlive()).isFalse();
        assertThat(until(tdlib, "authorizationStateClosed")).isNotEmpty();
    }

    @Test
    void workerWhenStartedThenItHasNoneOfTheHubsEnvironment() throws Exception {
        ProcessHandle worker = process(source.start());
        assertThat(Files.readString(Path.of("/proc/" + worker.pid() + "/environ"))).isEmpty();
    }

    @Test
    void startWhenTheFileIsNoLibraryThenSaysWhere() throws Exception {
        config.variables.put("TDLIB_PATH", Files.writeString(folder.resolve("libtdjson.so"), "not a library").toString());
        assertThatThrownBy(source::start).isInstanceOf(HubException.class).hasMessageContaining("could not be loaded");
    }

    @Test
    void startWhenTheLibraryIsMissingThenSaysWhatToSet() {
        config.variables.put("TDLIB_PATH", folder.resolve("nowhere.so").toString());
        assertThat(source.missing()).hasValueSatisfying(what -> assertThat(what).contains("TDLIB_PATH names", "nowhere.so"));
        config.variables.remove("TDLIB_PATH");
        assertThat(source.missing()).hasValueSatisfying(what -> assertThat(what).contains("sets TDLIB_PATH"));
    }

    @Test
    void platformWhenItIsNotLinuxWithGlibcOnX86ThenDoesNotFit() {
        assertThat(WorkerSource.fits("Linux", "amd64", true)).isTrue();
        assertThat(WorkerSource.fits("Linux", "aarch64", true)).isFalse();
        assertThat(WorkerSource.fits("Linux", "amd64", false)).isFalse();
        assertThat(WorkerSource.fits("Mac OS X", "x86_64", true)).isFalse();
    }

    @Test
    void lineWhenItHasNoThreePartsThenIsRefused() {
        assertThatThrownBy(() -> io.mcphub.integrations.telegram.engine.WorkerLine.read("create 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
