package io.mcphub.testing;

import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Eight threads that change something at the same moment: half of them at each of two nodes on one PostgreSQL, or all at the one node
 * that an SQLite file has, with its one writing connection.
 */
public final class EightWriters implements AutoCloseable {
    public static final int COUNT = 8;

    public final TestDatabase database;
    private final List<TestDatabase> nodes;
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

    public EightWriters(TestProduct product) {
        database = new TestDatabase(product);
        nodes = product == TestProduct.SQLITE ? List.of(database, database) : List.of(database.anotherNode(), database.anotherNode());
    }

    /** A bean of each of the two nodes. */
    public <T> List<T> beans(Class<T> type) {
        return nodes.stream().map(node -> box(node).get(type)).toList();
    }

    private static BeanBox box(TestDatabase node) {
        TestConfig config = new TestConfig();
        config.variables.put("TOKENS_ENCRYPTION_KEY", "synthetic key of the nodes of a test");
        config.variables.put("NODE_ID", "node-of-a-test");
        return new BeanBox(node).with(HubConfig.class, config).with(AuditTrail.class, new RecordedAudit(node));
    }

    /** What each of the eight answered; a failure instead of an answer if it was refused. */
    public List<Object> answers(IntFunction<Object> change) throws Exception {
        CyclicBarrier start = new CyclicBarrier(COUNT);
        List<Future<Object>> running = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int writer = i;
            running.add(threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return answer(change, writer);
            }));
        }
        List<Object> answers = new ArrayList<>();
        for (Future<Object> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static Object answer(IntFunction<Object> change, int writer) {
        try {
            return change.apply(writer);
        } catch (RuntimeException refused) {
            return refused;
        }
    }

    /** A number that the database counts. */
    public long count(String what) {
        return ((Number) database.entityManager().createNativeQuery("SELECT COUNT(*) FROM " + what).getSingleResult()).longValue();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        nodes.stream().filter(node -> node != database).forEach(TestDatabase::close);
        database.close();
    }
}
