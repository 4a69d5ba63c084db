package io.mcphub.benchmark;

import io.mcphub.testing.Folders;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.HubWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder of a hub that is measured: with what it is compared with in its WAR, one admin, and Slack connected. */
final class BenchmarkHub implements AutoCloseable {
    private final Path folder;
    private final Path jar = HubWar.with("mcp-hub-benchmark", "io/mcphub/benchmark/server");
    private final Map<String, String> environment;
    private String email = "";
    private String password = "";
    private String token = "";

    BenchmarkHub(SlackStub slack, Plan plan) throws IOException {
        folder = Files.createTempDirectory("hub-benchmark");
        environment = Map.of("START_CACHE", cache().toString(), "SLACK_API_URL", slack.url(), "MCP_MAX_CONCURRENT_CALLS", String.valueOf(plan.connections()), "MCP_MAX_STREAMS_PER_USER", "600");
    }

    /** As a user starts it. The first start of the folder makes its admin and the token. */
    HubProcess start() {
        HubProcess hub = HubProcess.startOptimising(jar, folder, environment);
        if (token.isEmpty()) {
            email = hub.adminEmail().orElseThrow();
            password = hub.adminPassword().orElseThrow();
            HubUser admin = admin(hub);
            admin.connect("slack", "xoxp-stand-in-of-the-benchmark");
            token = admin.token("benchmark");
        }
        return hub;
    }

    /** What its first start leaves to later ones. */
    Path cache() {
        return folder.resolve("cache");
    }

    /** The admin, signed in just now. */
    HubUser admin(HubProcess hub) {
        return HubUser.signIn(hub, email, password);
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    String token() {
        return token;
    }

    /** The hub's data. */
    Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
