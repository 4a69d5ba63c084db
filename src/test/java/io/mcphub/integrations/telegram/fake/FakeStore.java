package io.mcphub.integrations.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What the fake keeps in a session's directory: the key it was made with, the state it is in, and what it remembers. */
public final class FakeStore {
    private static final Set<String> KEPT = Set.of(
            "authorizationStateWaitPhoneNumber", "authorizationStateWaitCode", "authorizationStateWaitPassword", "authorizationStateWaitRegistration",
            "authorizationStateWaitEmailAddress", "authorizationStateWaitEmailCode", "authorizationStateReady");

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TRIES = 2_400;

    private final Path file;
    private final String key;

    FakeStore(Path folder, String key) {
        this.file = folder.resolve("td.binlog");
        this.key = key;
    }

    /** Writes the directory of an account that is signed in. */
    public static void signedIn(Path folder, String key) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new FakeStore(folder, key).keep(FakeTdlib.object("authorizationStateReady"));
    }

    boolean fits() {
        return !Files.exists(file) || read().path("key").asText().equals(key);
    }

    JsonNode state() {
        return Files.exists(file) ? read().path("state") : FakeTdlib.object("authorizationStateWaitPhoneNumber");
    }

    void keep(JsonNode state) {
        if (KEPT.contains(state.path("@type").asText())) {
            write(all().put("key", key).set("state", state));
        }
    }

    void remember(String name, String value) {
        write(all().put(name, value));
    }

    String remembered(String name) {
        return all().path(name).asText();
    }

    /** Runs the action once when a file of that name appears beside. */
    void onFile(String name, Runnable action) {
        Thread watch = new Thread(() -> {
            Path wanted = file.resolveSibling(name);
            for (int tries = 0; tries < TRIES && !Files.exists(wanted); tries++) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            if (Files.exists(wanted)) {
                action.run();
            }
        }, "fake-scanner");
        watch.setDaemon(true);
        watch.start();
    }

    void erase() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode all() {
        return Files.exists(file) ? (ObjectNode) read() : Json.mapper().createObjectNode().put("key", key);
    }

    private JsonNode read() {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonNode content) {
        try {
            Files.writeString(file, Json.write(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
