package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted for the hub as a whole is refused at the same number however many nodes are asked: in turns, and all at once. */
class LimitsOfNodesIT {
    private static final int PER_ACCOUNT_AND_NETWORK = 10;
    private static final int PER_ADDRESS = 30;

    private final NodePair nodes = NodePair.shared();

    @Test
    void passwordWhenWrongAtTheNodesInTurnsThenTheEleventhIsRefusedAtBoth() throws Exception {
        String email = nodes.person("guessed").email();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < PER_ACCOUNT_AND_NETWORK; i++) {
            answers.add(login(nodes.inTurns(i), "198.51.100.7", email, "a wrong password " + i));
        }

        assertThat(answers).containsOnly(401);
        for (Node node : nodes.both()) {
            assertThat(login(node, "198.51.100.8", email, HubUser.PASSWORD)).as("the right one, in that network, at " + node.name()).isEqualTo(429);
            assertThat(login(node, "203.0.113.8", email, HubUser.PASSWORD)).as("the right one elsewhere, at " + node.name()).isEqualTo(200);
        }
    }

    @Test
    void passwordWhenWrongAtBothNodesAtOnceThenTenAreTried() {
        String email = nodes.person("stormed").email();

        List<Integer> answers = AtOnce.times(2 * PER_ACCOUNT_AND_NETWORK, i -> login(nodes.inTurns(i), "198.51.101.7", email, "a wrong password " + i));

        assertThat(answers).containsOnly(401, 429);
        assertThat(Collections.frequency(answers, 401)).isEqualTo(PER_ACCOUNT_AND_NETWORK);
    }

    @Test
    void addressWhenItTriesManyAccountsInTurnsThenTheThirtyFirstIsRefused() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i <= PER_ADDRESS; i++) {
            answers.add(login(nodes.inTurns(i), "198.51.102.7", "nobody-" + i + "@example.com", "a wrong password"));
        }

        assertThat(answers.subList(0, PER_ADDRESS)).containsOnly(401);
        assertThat(answers.get(PER_ADDRESS)).isEqualTo(429);
    }

    @Test
    void registrationWhenInTurnsThenRefusedAfterTheConfiguredNumber() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i <= NodePair.REGISTRATIONS; i++) {
            answers.add(register(nodes.inTurns(i), "198.51.103.7"));
        }

        assertThat(answers.subList(0, NodePair.REGISTRATIONS)).containsOnly(201);
        assertThat(answers.get(NodePair.REGISTRATIONS)).isEqualTo(429);
        assertThat(register(nodes.other(), "198.51.103.8")).as("another address").isEqualTo(201);
    }

    @Test
    void registrationWhenAtBothNodesAtOnceThenAsManyAsConfigured() {
        List<Integer> answers = AtOnce.times(2 * NodePair.REGISTRATIONS, i -> register(nodes.inTurns(i), "198.51.104.7"));

        assertThat(answers).containsOnly(201, 429);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(NodePair.REGISTRATIONS);
    }

    private static int login(Node node, String from, String email, String password) throws Exception {
        return post(node, "/auth/login", from, "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private static int register(Node node, String from) throws Exception {
        return post(node, "/oauth/register", from, "{\"client_name\":\"App\",\"redirect_uris\":[\"http://127.0.0.1:33418/callback\"],\"token_endpoint_auth_method\":\"none\"}");
    }

    private static int post(Node node, String path, String from, String body) throws Exception {
        HttpResponse<String> answer = node.process().send(HttpRequest.newBuilder(node.uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        return answer.statusCode();
    }
}
