package io.mcphub.cluster;

import io.mcphub.testing.Folders;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes from the real jar on one PostgreSQL, which the test classes of a JVM share, because their starts take longer than most tests. Both were
 * started for the first time at the same moment. Whoever ends one, or cuts it off, mends that again.
 */
final class NodePair {
    /** How many clients one network may register in a day: few, so that a test can use them up. */
    static final int REGISTRATIONS = 6;
    /** Sooner than a login token ends, so that a test has some minutes with it. */
    private static final Duration SIGNED_IN = Duration.ofMinutes(5);
    private static @Nullable NodePair shared;

    private final Cluster cluster;
    private final long keysAtFirst;
    private final AtomicInteger people = new AtomicInteger();
    private @Nullable HubUser admin;
    private Instant signedIn = Instant.EPOCH;

    private NodePair(Path folder) throws IOException {
        cluster = new Cluster(environment(), false);
        cluster.addTogether(folder, 2);
        keysAtFirst = database().number("SELECT count(*) FROM signing_keys");
    }

    /** The pair; the first call starts it, the end of the JVM ends it. */
    static synchronized NodePair shared() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory("node-pair");
                NodePair pair = new NodePair(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    pair.close();
                    Folders.delete(folder);
                }));
                shared = pair;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "SLACK_API_URL", "http://" + ProviderServer.host() + "/api/",
                "TEAMWORK_ALLOWED_HOSTS", ProviderServer.host(),
                "TEAMWORK_LOGIN_URL", "http://" + ProviderServer.host(),
                "TEAMWORK_CLIENT_ID", "synthetic-client-id",
                "TEAMWORK_CLIENT_SECRET", "synthetic-client-secret",
                "OAUTH_REGISTRATIONS_PER_DAY", String.valueOf(REGISTRATIONS));
    }

    Node one() {
        return cluster.nodes().get(0);
    }

    Node other() {
        return cluster.nodes().get(1);
    }

    /** One of them after the other. */
    Node inTurns(int number) {
        return cluster.nodes().get(number % 2);
    }

    List<Node> both() {
        return cluster.nodes();
    }

    /** How many signing keys there were after the first starts. */
    long keysAtFirst() {
        return keysAtFirst;
    }

    Cluster cluster() {
        return cluster;
    }

    ClusterDatabase database() {
        return cluster.database();
    }

    /** The first admin at the first node, signed in some minutes ago at most. */
    synchronized HubUser admin() {
        if (admin == null || signedIn.plus(SIGNED_IN).isBefore(Instant.now())) {
            admin = cluster.admin();
            signedIn = Instant.now();
        }
        return admin;
    }

    /** The first admin at a node. */
    HubUser adminAt(Node node) {
        return HubUser.signIn(node.process(), cluster.email(), cluster.password());
    }

    /** Somebody whom no other test knows, at the first node. */
    HubUser person(String name) {
        return admin().create(name + "-" + people.incrementAndGet() + "@example.com");
    }

    /**
     * Somebody with a Slack account.
     *
     * @param id of the person
     * @param token a personal access token
     */
    record Poster(String id, String token) {}

    /** Somebody new who has a Slack account. */
    Poster poster(String name) {
        HubUser person = person(name);
        person.connect("slack", "xoxp-stand-in-of-" + person.email());
        return new Poster(person.id(), person.token("posts"));
    }

    /** Kills a node as if that had been two minutes ago, so that it counts as gone. */
    void bury(Node node) throws InterruptedException {
        node.kill();
        database().change("UPDATE nodes SET seen_at = seen_at - 180000 WHERE id = '" + node.name() + "'");
    }

    private void close() {
        try {
            cluster.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
