package io.mcphub.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The hubs that the tests of a JVM share, because a start takes longer than most tests: started when first asked for, ended with
 * the JVM. Who uses one brings people of their own, stubs what {@link ProviderServer} answers, and changes no setting
 * that others notice.
 */
public enum SharedHub {
    /** Known by its own address, behind a trusted proxy on this machine, where every reuse of a refresh token counts. */
    LOCAL(Map.of(
            "BASE_URL", "http://127.0.0.1:${port}",
            "OAUTH_REFRESH_GRACE_SECONDS", "0",
            "CIMD_ALLOW_LOOPBACK", "true",
            "TRUSTED_PROXIES", "127.0.0.1/32",
            "MCP_MAX_STREAMS_PER_USER", "110")),

    /** Known by an address with https, its Slack app registered, with no proxy that it trusts. */
    HTTPS(Map.of(
            "BASE_URL", "https://hub.example.com",
            "SLACK_CLIENT_ID", "client",
            "SLACK_CLIENT_SECRET", "not a secret",
            "SLACK_AUTHORIZE_URL", "https://slack.example.com/oauth/v2/authorize")),

    /** With the integrations that tests bring: that of the conformance suite, which comes from {@link #clientPort}, and the example. */
    WITH_TEST_INTEGRATIONS(Map.of("MCP_ALLOWED_ORIGINS", "http://127.0.0.1:${client}", "EXAMPLE_URL", "http://${providers}")) {
        @Override
        Path jar() {
            return HubWar.withTestIntegrations();
        }
    };

    /** Sooner than a login token ends, so that a test has some minutes with it. */
    private static final Duration SIGNED_IN = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final int clientPort = HubProcess.freePort();
    private final AtomicInteger people = new AtomicInteger();
    private @Nullable HubProcess process;
    private @Nullable HubUser admin;
    private Instant signedIn = Instant.EPOCH;

    SharedHub(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The hub; the first call starts it. */
    public synchronized HubProcess process() {
        if (process == null) {
            process = started();
        }
        return process;
    }

    /** A port on which nobody listens but a client of this hub. */
    public int clientPort() {
        return clientPort;
    }

    /** Its first admin, signed in some minutes ago at most. */
    public synchronized HubUser admin() {
        if (admin == null || signedIn.plus(SIGNED_IN).isBefore(Instant.now())) {
            admin = HubUser.admin(process());
            signedIn = Instant.now();
        }
        return admin;
    }

    /** Somebody whom no other test knows. */
    public HubUser person(String name) {
        return admin().create(name + "-" + people.incrementAndGet() + "@example.com");
    }

    private HubProcess started() {
        String port = String.valueOf(HubProcess.freePort());
        Map<String, String> all = new HashMap<>(Map.of(
                "HTTP_PORT", port,
                "SLACK_API_URL", "http://" + ProviderServer.host() + "/api/",
                "TEAMWORK_ALLOWED_HOSTS", ProviderServer.host(),
                "TEAMWORK_LOGIN_URL", "http://" + ProviderServer.host(),
                "TEAMWORK_CLIENT_ID", "synthetic-client-id",
                "TEAMWORK_CLIENT_SECRET", "synthetic-client-secret"));
        environment.forEach((name, value) -> all.put(name, value.replace("${port}", port).replace("${client}", String.valueOf(clientPort)).replace("${providers}", ProviderServer.host())));
        Path folder = folder();
        HubProcess hub = HubProcess.start(jar(), folder, all);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            hub.close();
            Folders.delete(folder);
        }));
        return hub;
    }

    Path jar() {
        return HubProcess.JAR;
    }

    private Path folder() {
        try {
            return Files.createTempDirectory("hub-" + name().toLowerCase(java.util.Locale.ROOT));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
