package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.fake.RealLibrary;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code mvn -Ptelegram-load}: memory and threads of a worker and of its hub's side with 200 idle clients, and after up to 500 openings. */
public final class Measure {
    private static final int IDLE = 200;
    private static final int OPENINGS = 500;
    private static final int REPORT = 100;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final WorkerTdlib tdlib;
    private final Path folder;

    private Measure(WorkerTdlib tdlib, Path folder) {
        this.tdlib = tdlib;
        this.folder = folder;
    }

    /** Prints a line for each stage. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("telegram-load");
        TestConfig config = new TestConfig();
        config.variables.put("TDLIB_PATH", RealLibrary.require().toString());
        config.variables.put("TELEGRAM_DATA_DIR", folder.resolve("telegram").toString());
        BeanBox box = new BeanBox().with(HubConfig.class, config);
        box.with(WorkerPaths.class, new TestPaths(config, box));
        WorkerTdlib tdlib = new WorkerTdlib(box.get(WorkerCommand.class).start());
        tdlib.awaitStart(SOON);
        Measure measure = new Measure(tdlib, folder);
        measure.report("library loaded");
        measure.idle();
        measure.openings();
        System.out.println("ended in time: " + tdlib.end(SOON));
        System.exit(0);
    }

    private void idle() throws IOException {
        List<Integer> clients = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            clients.add(open("idle-" + i));
        }
        report(IDLE + " idle clients");
        clients.forEach(this::close);
        report("all closed");
    }

    private void openings() throws IOException {
        for (int i = 1; i <= OPENINGS; i++) {
            close(open("again"));
            if (i % REPORT == 0) {
                report(i + " openings");
            }
        }
    }

    private int open(String session) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(session));
        int client = tdlib.create();
        tdlib.send(client, "{\"@type\":\"setTdlibParameters\",\"database_directory\":\"" + directory + "\",\"use_file_database\":true,\"use_chat_info_database\":true,"
                + "\"use_message_database\":true,\"database_encryption_key\":\"MDEyMw==\",\"api_id\":17349,\"api_hash\":\"x\",\"system_language_code\":\"en\",\"device_model\":\"test\","
                + "\"application_version\":\"1\"}");
        until("authorizationStateWaitPhoneNumber");
        return client;
    }

    private void close(int client) {
        tdlib.send(client, "{\"@type\":\"close\"}");
        until("authorizationStateClosed");
    }

    private void until(String word) {
        String line;
        do {
            line = tdlib.receive(SOON.toSeconds());
        } while (line != null && !line.contains(word));
    }

    private void report(String stage) {
        System.out.println(stage + ": worker " + status(tdlib.pid()) + "; hub's side " + status(ProcessHandle.current().pid()));
    }

    private static String status(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads")).map(line -> line.replaceAll("\\s+", " ")).collect(Collectors.joining(", "));
        } catch (IOException gone) {
            return "gone";
        }
    }
}
