package io.mcphub.integrations.telegram.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.fake.RealLibrary;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.Folders;
import io.mcphub.testing.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The worker that ships with Telegram's real library, without a network. */
class RealWorkerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Keeps what lies in /tmp, but forbids to run it. */
    private static final String NOEXEC = "mount --bind /tmp /tmp && mount -o remount,bind,noexec /tmp && exec \"$@\"";

    private Path folder;
    private WorkerPaths paths;
    private WorkerCommand command;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "real-worker");
        TestConfig config = new TestConfig();
        config.variables.put("TDLIB_PATH", RealLibrary.require().toString());
        config.variables.put("TELEGRAM_DATA_DIR", folder.resolve("telegram").toString());
        BeanBox box = new BeanBox().with(HubConfig.class, config);
        paths = new TestPaths(config, box);
        box.with(WorkerPaths.class, paths);
        command = box.get(WorkerCommand.class);
    }

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    @RepeatedTest(20)
    void workerWhenItEndsWithAnOpenClientThenCleanly() throws Exception {
        Process process = command.start();
        WorkerTdlib tdlib = new WorkerTdlib(process);
        assertThat(tdlib.awaitStart(SOON)).isNull();
        open(tdlib);
        assertThat(tdlib.end(SOON)).isTrue();
        assertThat(process.waitFor()).isZero();
        assertThat(paths.errors()).isEmptyFile();
    }

    @Test
    void workerWhenTmpForbidsToRunFilesThenTheLibraryIsLoadedFromTheDataFolder() throws Exception {
        WorkerTdlib tdlib = new WorkerTdlib(withNoexec(paths.nativeFolder()));
        assertThat(tdlib.awaitStart(SOON)).isNull();
        open(tdlib);
        assertThat(tdlib.end(SOON)).isTrue();
    }

    @Test
    void workerWhenItsOwnFolderForbidsToRunFilesThenSaysThatNothingIsLoaded() throws Exception {
        assertThat(new WorkerTdlib(withNoexec(Path.of("/tmp"))).awaitStart(SOON)).isNotNull();
    }

    /** Signing in begins: the library asks for a number, though it reaches nobody. */
    private void open(Tdlib tdlib) throws IOException {
        Path session = Files.createDirectories(folder.resolve("session"));
        tdlib.send(tdlib.create(), "{\"@type\":\"setTdlibParameters\",\"database_directory\":\"" + session + "\",\"use_message_database\":true,\"database_encryption_key\":\"MDEyMw==\","
                + "\"api_id\":17349,\"api_hash\":\"x\",\"system_language_code\":\"en\",\"device_model\":\"test\",\"application_version\":\"1\"}");
        await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> Optional.ofNullable(tdlib.receive(0.2)), line -> line.filter(text -> text.contains("authorizationStateWaitPhoneNumber")).isPresent());
    }

    /** The worker where nothing in /tmp can be run. Skips the test where nobody may mount. */
    private Process withNoexec(Path natives) throws Exception {
        Assumptions.assumeFalse(folder.startsWith("/tmp"), "the project itself lies in /tmp");
        List<String> line = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", NOEXEC, "sh"));
        Assumptions.assumeTrue(ended(new ProcessBuilder("unshare", "-m", "sh", "-c", NOEXEC, "sh", "true")), "nobody may mount here");
        line.addAll(command.line(natives));
        return new ProcessBuilder(line).redirectError(paths.errors().toFile()).start();
    }

    private static boolean ended(ProcessBuilder builder) throws InterruptedException {
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
