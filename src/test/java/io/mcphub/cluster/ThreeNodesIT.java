package io.mcphub.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.cluster.CallLog.Call;
import io.mcphub.conformance.NodePackages;
import io.mcphub.oauth.AppAtNodes;
import io.mcphub.oauth.SignedInPerson;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SlackWire;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes behind nginx, called all the time while one after the other is killed, stopped or cut off from the database, and the database is
 * restarted. What the tests then look at is what clients were told. {@code target/cluster/three-nodes.md} says how long they waited;
 * {@code -Dcluster.calls} is how many calls lie between two faults.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeNodesIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int SOME_CALLS = Integer.getInteger("cluster.calls", 200);
    private static final int FEW_CALLS = Math.max(1, SOME_CALLS / 4);
    private static final String BOTH_EVENTS = "SELECT %s FROM audit_events b JOIN audit_events e ON e.entry_id = b.entry_id AND e.kind = 'ENDED' AND e.status = 'OK' WHERE b.kind = 'BEGUN' AND ";

    private final WireMockServer slack = SlackWire.take();
    private final Windows windows = new Windows();

    private Cluster cluster;
    private LoadOfClients load;
    private HubUser admin;
    private String personalToken;
    private SignedInPerson person;
    private RenewingApp app;

    @BeforeAll
    void breakOneThingAfterTheOther(@TempDir Path folder) throws Exception {
        RoundRobin.require();
        NodePackages.require();
        cluster = new Cluster(Map.of("SLACK_API_URL", "http://" + ProviderServer.host() + "/api/"), false);
        for (int i = 0; i < 3; i++) {
            cluster.add(folder);
        }
        cluster.open();
        signIn();
        load = new LoadOfClients(admin, cluster.proxy().uri());
        load.calls(SOME_CALLS);
        breakNodes();
        breakDatabase();
        load.stop();
        app.close();
        windows.report("three-nodes", load.log().calls());
    }

    @AfterAll
    void stop() throws Exception {
        if (load != null) {
            load.close();
        }
        if (app != null) {
            app.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private void signIn() throws Exception {
        admin = cluster.admin();
        personalToken = admin.token("before");
        person = new SignedInPerson(node(1).process(), cluster.proxy().uri(), cluster.email(), cluster.password());
        app = new RenewingApp(new AppAtNodes(node(1).process(), cluster.proxy().uri(), cluster.email(), cluster.password()), node(1), cluster.proxy().uri());
    }

    private void breakNodes() throws Exception {
        windows.during("a node is killed with -9 and starts again", () -> {
            node(2).kill();
            load.calls(FEW_CALLS);
            node(2).start();
        });
        load.calls(SOME_CALLS);
        windows.during("a node is stopped with SIGTERM and starts again", () -> {
            node(3).stop();
            load.calls(FEW_CALLS);
            node(3).start();
        });
        load.calls(SOME_CALLS);
    }

    private void breakDatabase() throws Exception {
        windows.during("the database refuses a node", () -> cut(Forwarder.State.REFUSES));
        load.calls(SOME_CALLS);
        windows.during("the database does not answer a node", () -> cut(Forwarder.State.DROPS));
        load.calls(SOME_CALLS);
        windows.during("the database is restarted", () -> {
            cluster.database().restart();
            await().atMost(SOON).until(cluster::isReady);
        });
        load.calls(SOME_CALLS);
    }

    private void cut(Forwarder.State state) {
        node(1).way().become(state);
        await().atMost(SOON).until(() -> !node(1).isReady());
        load.calls(FEW_CALLS);
        node(1).way().become(Forwarder.State.CARRIES);
        await().atMost(SOON).until(cluster::isReady);
    }

    @Test
    void clientsWhenSomethingBreaksThenFinishAllTheirCalls() {
        assertThat(load.log().defects()).isEmpty();
        assertThat(load.log().calls()).filteredOn(call -> !call.acknowledged()).allMatch(call -> call.outcome() == CallLog.Outcome.UNKNOWN);
        assertThat(load.log().acknowledged()).extracting(Call::client).contains("legacy", "modern", "writer1", "reader1");
    }

    @Test
    void writeWhenAcknowledgedThenItsBeginAndEndAreInTheAudit() {
        Set<String> told = load.log().acknowledged().stream().map(Call::text).filter(text -> !text.startsWith("reader")).collect(Collectors.toSet());

        await().atMost(SOON).untilAsserted(() -> assertThat(audited()).containsAll(told));
    }

    @Test
    void readWhenAcknowledgedThenItsBeginAndEndAreInTheAudit() {
        load.readers().forEach((client, id) -> {
            long told = load.log().acknowledged().stream().filter(call -> call.client().equals(client)).count();

            await().atMost(SOON).untilAsserted(() -> assertThat(cluster.database().number(String.format(BOTH_EVENTS, "count(*)") + "b.user_id = '" + id + "'")).isGreaterThanOrEqualTo(told));
        });
    }

    /** What was not acknowledged has an end too: no call stays open for ever. */
    @Test
    void callWhenItsClientWasToldNothingThenItEndsInTheAudit() {
        await().atMost(SOON).untilAsserted(() -> assertThat(cluster.database().texts("SELECT entry_id || ' at ' || node FROM audit_open_calls")).isEmpty());
    }

    @Test
    void writeWhenRepeatedWithItsKeyThenItIsDoneOnce() {
        Map<String, Long> posts = slack.findAll(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))).stream().map(ThreeNodesIT::text).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> told = load.log().acknowledged().stream().map(Call::text).filter(text -> !text.startsWith("reader")).collect(Collectors.toSet());

        assertThat(posts.values()).allMatch(count -> count == 1);
        assertThat(posts.keySet()).containsAll(told);
    }

    @Test
    void personWhenSignedInBeforeThenStillIsAtEveryNode() throws Exception {
        for (Node node : cluster.nodes()) {
            assertThat(person.page(node.process())).as("cookie at " + node.name()).isEqualTo(200);
            assertThat(me(node.process(), admin.login())).as("login token at " + node.name()).isEqualTo(200);
            assertThat(person.calls(node.process(), personalToken)).as("personal token at " + node.name()).isEqualTo(200);
            assertThat(person.renewed(node.process())).as("refresh token at " + node.name()).isEqualTo(200);
        }
    }

    /** Its refresh token is used all the time, also at the moment in which something breaks. */
    @Test
    void appWhenItRenewsItsTokensMeanwhileThenItsPersonIsNeverSignedOut() {
        assertThat(app.refusals()).isEmpty();
        assertThat(app.renewals()).isGreaterThan(SOME_CALLS / 4);
    }

    private Set<String> audited() {
        return Set.copyOf(cluster.database().texts(String.format(BOTH_EVENTS, "b.request::json ->> 'text'") + "b.tool = 'slack.messages.post' AND b.request IS NOT NULL"));
    }

    private static String text(LoggedRequest post) {
        return String.join("", URLUtils.parseParameters(post.getBodyAsString()).getOrDefault("text", List.of()));
    }

    private static int me(HubProcess node, String token) throws Exception {
        return node.send(HttpRequest.newBuilder(node.uri().resolve("/auth/me")).header("Authorization", "Bearer " + token).build()).statusCode();
    }

    private Node node(int number) {
        return cluster.nodes().get(number - 1);
    }
}
