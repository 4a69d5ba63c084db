package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.testing.HubUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node without its database says so, to whoever asks for its health and, soon, to whoever calls; the other node goes on. */
class HealthOfNodesIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    /** How long a call may wait for a database that says nothing. */
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int CLIENTS = 8;
    private static final int CALLS = 5;

    private final NodePair nodes = NodePair.shared();

    @AfterEach
    void mend() {
        nodes.other().way().become(Forwarder.State.CARRIES);
        await().atMost(SOON).until(nodes.other()::isReady);
    }

    @Test
    void nodeWhenTheDatabaseRefusesItThenItAloneIsNotReady() {
        assertThat(nodes.both()).allMatch(Node::isReady);

        nodes.other().way().become(Forwarder.State.REFUSES);

        await().atMost(SOON).until(() -> !nodes.other().isReady());
        assertThat(nodes.one().isReady()).isTrue();
    }

    @Test
    void callWhenTheDatabaseSaysNothingThenItIsRefusedSoon() throws Exception {
        List<String> tokens = tokens();
        assertThat(AtOnce.times(CLIENTS, i -> Mcp.status(nodes.other(), tokens.get(i)))).containsOnly(200);

        nodes.other().way().become(Forwarder.State.DROPS);
        List<Answer> answers = AtOnce.times(CLIENTS, i -> calls(tokens.get(i))).stream().flatMap(List::stream).toList();

        assertThat(answers).filteredOn(answer -> !answer.isRefused()).isEmpty();
        assertThat(answers).extracting(Answer::took).allMatch(took -> took.compareTo(LIMIT) < 0);
        assertThat(Mcp.status(nodes.one(), tokens.get(0))).isEqualTo(200);
    }

    /** An answer of the silent node and how long it took. */
    private record Answer(String text, Duration took) {
        boolean isRefused() {
            return text.startsWith("HTTP/1.1 503") || text.contains("cannot store anything at the moment");
        }
    }

    private List<Answer> calls(String token) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            long begun = System.nanoTime();
            String text = Mcp.call(nodes.other(), token, "hub.integrations.list", "{}");
            answers.add(new Answer(text, Duration.ofNanos(System.nanoTime() - begun)));
        }
        return answers;
    }

    /** Of a person each. */
    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            HubUser person = nodes.person("calls");
            tokens.add(person.token("calls"));
        }
        return tokens;
    }
}
