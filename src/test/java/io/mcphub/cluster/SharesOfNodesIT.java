package io.mcphub.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SlackWire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What living nodes share evenly: the calls that somebody may run at once, and what a provider accepts. When one dies, the other has all. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class SharesOfNodesIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    /** So that the test itself hardly counts. */
    private static final Duration SELDOM = Duration.ofSeconds(2);
    /** {@code MCP_MAX_CONCURRENT_CALLS}. */
    private static final int SLOTS = 8;
    /** What Slack accepts of {@code search.messages} in a minute. */
    private static final int SEARCHES = 20;
    private static final String POST = "/api/chat.postMessage";
    /** Less than the hub waits for an answer of a provider. */
    private static final int LATE = 8_000;
    private static final String INTERRUPTED = "SELECT b.node FROM audit_events b JOIN audit_events e ON e.entry_id = b.entry_id WHERE b.kind = 'BEGUN' AND e.status = 'INTERRUPTED' AND b.user_id = '%s'";

    private final NodePair nodes = NodePair.shared();
    private final WireMockServer slack = SlackWire.take();

    @BeforeEach
    void answerLate() {
        slack.stubFor(post(urlPathEqualTo(POST)).willReturn(okJson("{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}").withFixedDelay(LATE)));
        slack.stubFor(post(urlPathEqualTo("/api/search.messages")).willReturn(okJson("{\"ok\":true,\"messages\":{\"total\":0,\"matches\":[],\"paging\":{\"count\":20,\"total\":0,\"page\":1,\"pages\":0}}}")));
    }

    @Test
    void slotsWhenTwoNodesLiveThenEachHasHalf() {
        String token = nodes.poster("slots").token();

        assertThat(AtOnce.both(() -> refused(nodes.one(), token), () -> refused(nodes.other(), token))).containsExactly(1 + SLOTS / 2, 1 + SLOTS / 2);
    }

    @Test
    void callsWhenTheyTakeSlotsThenNobodyAsksTheDatabaseWhichNodesLive() {
        String token = nodes.poster("counts").token();
        int calls = 100;
        long before = looks();

        for (int i = 0; i < calls; i++) {
            assertThat(Mcp.status(nodes.one(), token)).isEqualTo(200);
        }

        long called = System.currentTimeMillis();
        await().atMost(SOON).pollInterval(SELDOM).until(() -> nodes.database().number("SELECT count(*) FROM nodes WHERE seen_at > " + called) == 2);
        assertThat(looks() - before).as("ours, and two for each report of a node, which come every 20 seconds").isLessThan(calls / 2);
    }

    /** How often somebody has looked which nodes there are, as far as PostgreSQL has counted it. */
    private long looks() {
        return nodes.database().number("SELECT seq_scan + idx_scan FROM pg_stat_user_tables WHERE relname = 'nodes'");
    }

    /** Last by its name, because it ends a node. The living one has calls all the time, which are not those that are interrupted. */
    @Test
    void zSharesWhenTheOtherNodeDiesThenTheLivingOneHasAllAndEndsItsCallsAlone() throws Exception {
        NodePair.Poster heir = nodes.poster("heir");
        int half = searches(heir.token(), SEARCHES);
        try (RawHttp lost = Mcp.begin(nodes.other(), heir.token(), "slack.messages.post", inChannel(0))) {
            await().atMost(SOON).until(() -> slack.findAll(postRequestedFor(urlPathEqualTo(POST))).size() == 1);
            nodes.bury(nodes.other());

            await().atMost(SOON).until(() -> refused(nodes.one(), heir.token()) == 1);
            assertThat(half).isBetween(SEARCHES / 2, SEARCHES - 1);
            assertThat(searches(heir.token(), SEARCHES / 2)).as("half of the budget it has had before").isEqualTo(SEARCHES / 2);
            await().atMost(SOON).until(() -> refused(nodes.one(), heir.token()) == 1 && interrupted(heir).equals(List.of("node-2")));
            assertThat(lost.text()).doesNotContain("result");
        } finally {
            nodes.other().start();
        }
        await().atMost(SOON).until(() -> refused(nodes.one(), heir.token()) == 1 + SLOTS / 2);
    }

    private List<String> interrupted(NodePair.Poster poster) {
        return nodes.database().texts(String.format(INTERRUPTED, poster.id()));
    }

    /** How many of the calls that begin at once, one more than there are slots at all, find none. */
    private static int refused(Node node, String token) {
        List<String> answers = AtOnce.times(SLOTS + 1, i -> Mcp.call(node, token, "slack.messages.post", inChannel(i)));
        assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 429") || answer.contains("\"isError\":false"));
        return (int) answers.stream().filter(answer -> answer.startsWith("HTTP/1.1 429")).count();
    }

    /** In a channel of its own, because a channel has a budget too. */
    private static String inChannel(int number) {
        return Mcp.post(String.format("C%09d", number), "hello");
    }

    /** How many searches the first node lets through until it refuses one, or has let through so many. */
    private int searches(String token, int most) {
        int count = 0;
        while (count < most && !Mcp.call(nodes.one(), token, "slack.messages.search", "{\"query\":\"report\"}").contains("accepts no more calls of this kind now")) {
            count++;
        }
        return count;
    }
}
