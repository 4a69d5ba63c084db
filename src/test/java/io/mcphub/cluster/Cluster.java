package io.mcphub.cluster;

import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Several nodes on one PostgreSQL, known by the address of a proxy that gives each request to the next node. */
final class Cluster implements AutoCloseable {
    private static final String ADMIN = "admin@example.com";
    private static final String PASSWORD = "a password of 12 or more";

    private final ClusterDatabase database = new ClusterDatabase();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, String> environment;
    private final boolean optimising;
    private final RoundRobin proxy;

    Cluster(Map<String, String> more, boolean optimising) throws IOException {
        this.optimising = optimising;
        proxy = new RoundRobin();
        environment = new HashMap<>(Map.of(
                "DATABASE_USER", "postgres",
                "DATABASE_PASSWORD", "postgres",
                "JWT_SECRET", "synthetic secret of the nodes of a test",
                "TOKENS_ENCRYPTION_KEY", "synthetic key of the nodes of a test",
                "ADMIN_PASSWORD", PASSWORD,
                "BASE_URL", proxy.uri().toString(),
                "TRUSTED_PROXIES", "127.0.0.1/32"));
        environment.putAll(more);
    }

    /** Starts one more node. */
    Node add(Path folder) throws IOException {
        return prepared(folder).start();
    }

    /** Starts so many nodes at the same moment. */
    void addTogether(Path folder, int count) throws IOException {
        List<Node> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            more.add(prepared(folder));
        }
        AtOnce.of(more.stream().<Callable<Node>>map(node -> node::start).toList());
    }

    private Node prepared(Path folder) throws IOException {
        Node node = new Node("node-" + (nodes.size() + 1), folder, database, environment, optimising);
        nodes.add(node);
        return node;
    }

    /** From now on the proxy knows all nodes. */
    void open() throws IOException, InterruptedException {
        proxy.start(nodes.stream().map(Node::port).toList());
    }

    HubUser admin() {
        return HubUser.signIn(nodes.get(0).process(), ADMIN, PASSWORD);
    }

    String email() {
        return ADMIN;
    }

    String password() {
        return PASSWORD;
    }

    List<Node> nodes() {
        return nodes;
    }

    ClusterDatabase database() {
        return database;
    }

    RoundRobin proxy() {
        return proxy;
    }

    boolean isReady() {
        return nodes.stream().allMatch(Node::isReady);
    }

    @Override
    public void close() throws InterruptedException {
        proxy.close();
        nodes.forEach(Node::close);
        database.close();
    }
}
