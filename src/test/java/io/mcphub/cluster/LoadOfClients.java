package io.mcphub.cluster;

import static org.awaitility.Awaitility.await;

import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Clients of several people that call all the time: quick ones of our own, and the official one for TypeScript in both generations. */
final class LoadOfClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WRITERS = 4;
    private static final int READERS = 2;

    private final CallLog log = new CallLog();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(WRITERS + READERS);
    private final List<LoadClient> quick = new ArrayList<>();
    private final List<SdkClient> official = new ArrayList<>();
    private final Map<String, String> readers = new HashMap<>();

    /** Starts them with people whom this admin enters. */
    LoadOfClients(HubUser admin, URI hub) throws IOException {
        for (int i = 1; i <= WRITERS; i++) {
            quick.add(new LoadClient("writer" + i, hub, poster(admin, "writer" + i), true, log, clock));
        }
        for (int i = 1; i <= READERS; i++) {
            HubUser reader = admin.create("reader" + i + "@example.com");
            readers.put("reader" + i, reader.id());
            quick.add(new LoadClient("reader" + i, hub, reader.token("reads"), false, log, clock));
        }
        for (String generation : List.of("legacy", "modern")) {
            official.add(new SdkClient(generation, generation, hub, poster(admin, generation), log));
        }
        quick.forEach(LoadClient::start);
    }

    private static String poster(HubUser admin, String name) {
        HubUser person = admin.create(name + "@example.com");
        person.connect("slack", "xoxp-stand-in-of-" + name);
        return person.token("posts");
    }

    /** Waits until so many more calls are over. */
    void calls(int more) {
        int now = log.size();
        await().atMost(PATIENCE).until(() -> log.size() >= now + more || !log.defects().isEmpty());
    }

    CallLog log() {
        return log;
    }

    /** The ids of those who only read, by the name of their client. */
    Map<String, String> readers() {
        return readers;
    }

    /** Lets all finish their calls. */
    void stop() throws IOException, InterruptedException {
        for (LoadClient client : quick) {
            client.stop();
        }
        for (SdkClient client : official) {
            client.stop();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        official.forEach(SdkClient::close);
    }
}
