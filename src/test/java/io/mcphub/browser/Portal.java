package io.mcphub.browser;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.integrations.telegram.fake.FakeLibrary;
import io.mcphub.testing.Folders;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SlackWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hub of the tests in browsers, reached at {@code https://localhost:<port>}, with Slack's and Teamwork's stand-ins behind it and a fake of
 * Telegram's library in its worker. It starts once in a JVM and ends with it. Who uses it brings people of their own.
 */
final class Portal {
    private static final Duration SIGNED_IN = Duration.ofMinutes(5);
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static @Nullable Portal running;

    private final int port = HubProcess.freePort();
    private final int hubPort = HubProcess.freePort();
    private final TlsDoor providers = new TlsDoor(HubProcess.freePort(), port(ProviderServer.host()));
    private final TlsDoor door;
    private final HubProcess hub;
    private final Path folder = folder();
    private @Nullable HubUser admin;
    private Instant signedIn = Instant.EPOCH;

    private Portal() {
        door = new TlsDoor(port, hubPort);
        hub = HubProcess.start(folder, environment());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            hub.close();
            Folders.delete(folder);
        }));
    }

    /** The portal; the first call starts it. */
    static synchronized Portal running() {
        if (running == null) {
            running = new Portal();
        }
        return running;
    }

    /** Where browsers find it, without a slash at the end. */
    String address() {
        return "https://localhost:" + port;
    }

    HubProcess hub() {
        return hub;
    }

    /** Its first admin at the REST API, signed in some minutes ago at most. */
    synchronized HubUser admin() {
        if (admin == null || signedIn.plus(SIGNED_IN).isBefore(Instant.now())) {
            admin = HubUser.admin(hub);
            signedIn = Instant.now();
        }
        return admin;
    }

    String adminPassword() {
        return hub.adminPassword().orElseThrow();
    }

    /** Somebody whom no other test knows. */
    HubUser person(String name) {
        return admin().create(fresh(name));
    }

    /** An address that nobody has yet. */
    static String fresh(String name) {
        return name + "-" + PEOPLE.incrementAndGet() + "@example.com";
    }

    /** The providers, which answer as Slack and nothing else. */
    WireMockServer providers() {
        return SlackWire.take();
    }

    /** The folders of people's Telegram sessions, one for each. */
    Set<Path> telegramSessions() {
        try (Stream<Path> all = Files.list(folder.resolve("data/telegram/sessions"))) {
            return all.collect(Collectors.toSet());
        } catch (IOException none) {
            return Set.of();
        }
    }

    /** What stands between people and the hub from now on: a proxy on this port. */
    void reachedThrough(int proxy) {
        door.leadTo(proxy);
    }

    /** Nothing stands in between. */
    void reachedAsItIs() {
        door.leadTo(hubPort);
    }

    /** The names that the hub can look up, so that no question leaves this machine. The doctor finds the last one; nothing connects to it. */
    private static Path names(Path folder) {
        try {
            String here = "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName();
            return Files.writeString(folder.resolve("hosts"), here + "\n93.184.215.14 claude.ai\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HTTP_PORT", String.valueOf(hubPort)),
                Map.entry("BASE_URL", address()),
                Map.entry("TRUSTED_PROXIES", "127.0.0.1/32"),
                Map.entry("JDK_JAVA_OPTIONS", TlsDoor.trust() + " -Djdk.net.hosts.file=" + names(folder)),
                Map.entry("TDLIB_PATH", FakeLibrary.jar(folder).toString()),
                Map.entry("TELEGRAM_API_ID", "17349"),
                Map.entry("TELEGRAM_API_HASH", "0123456789abcdef0123456789abcdef"),
                Map.entry("SLACK_API_URL", "http://" + ProviderServer.host() + "/api/"),
                Map.entry("SLACK_AUTHORIZE_URL", "https://" + providers.host() + "/oauth/v2/authorize"),
                Map.entry("SLACK_CLIENT_ID", "client"),
                Map.entry("SLACK_CLIENT_SECRET", "not a secret"),
                Map.entry("TEAMWORK_ALLOWED_HOSTS", ProviderServer.host()),
                Map.entry("TEAMWORK_LOGIN_URL", "http://" + ProviderServer.host()),
                Map.entry("TEAMWORK_CLIENT_ID", "synthetic-client-id"),
                Map.entry("TEAMWORK_CLIENT_SECRET", "synthetic-client-secret"));
    }

    private static int port(String host) {
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("hub-portal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
