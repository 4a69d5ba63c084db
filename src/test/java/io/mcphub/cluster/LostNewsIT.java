package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.testing.HubUser;
import io.mcphub.testing.SlackWire;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing that nodes tell each other arrives, and still each finds in the database what the other changed, as soon as the documentation says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostNewsIT {
    private static final Duration PEOPLE_AND_TOKENS = Duration.ofSeconds(5);
    private static final Duration ACCOUNTS = Duration.ofSeconds(10);
    private static final Duration SETTINGS = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final String LISTENERS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'mcp-hub-news' ORDER BY pid";

    private final NodePair nodes = NodePair.shared();

    /** The function by which nodes tell each other is hidden behind one that does nothing. */
    @BeforeAll
    void loseNews() {
        SlackWire.take();
        nodes.database().change("CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql AS 'SELECT NULL::void'");
        nodes.database().change("ALTER DATABASE postgres SET search_path = public, pg_catalog");
        listenAgain();
        assertThat(nodes.database().texts("SELECT pronamespace::regnamespace FROM pg_proc WHERE oid = 'pg_notify(text,text)'::regprocedure")).containsExactly("public");
    }

    @AfterAll
    void hearAgain() {
        nodes.database().change("ALTER DATABASE postgres RESET search_path");
        nodes.database().change("DROP FUNCTION public.pg_notify(text, text)");
        listenAgain();
    }

    /** Connections keep the path with which they were opened. */
    private void listenAgain() {
        List<String> before = nodes.database().texts(LISTENERS);
        nodes.database().change("SELECT pg_terminate_backend(pid) FROM (" + LISTENERS + ") AS listeners");
        await().atMost(SOON).until(() -> nodes.database().texts(LISTENERS).stream().filter(pid -> !before.contains(pid)).count() == 2);
    }

    @Test
    void personWhenBlockedThenOutAtTheOtherNode() {
        HubUser eve = nodes.person("eve");
        String token = eve.token("works");
        assertThat(Mcp.status(nodes.other(), token)).isEqualTo(200);

        nodes.admin().send("PATCH", "/api/admin/users/" + eve.id(), "{\"active\":false}", 200);

        await().atMost(PEOPLE_AND_TOKENS).pollInterval(OFTEN).until(() -> Mcp.status(nodes.other(), token) == 401);
    }

    @Test
    void tokenWhenRevokedThenDeadAtTheOtherNode() {
        HubUser ada = nodes.person("ada");
        String token = ada.token("works");
        assertThat(Mcp.status(nodes.other(), token)).isEqualTo(200);

        ada.send("DELETE", "/auth/personal_tokens/" + ada.get("/auth/personal_tokens").findValuesAsText("id").get(0), null, 204);

        await().atMost(PEOPLE_AND_TOKENS).pollInterval(OFTEN).until(() -> Mcp.status(nodes.other(), token) == 401);
    }

    @Test
    void accountWhenConnectedThenTheOtherNodeOffersIt() {
        HubUser bob = nodes.person("bob");
        String token = bob.token("looks");
        assertThat(Mcp.call(nodes.other(), token, "hub.integrations.list", "{}")).doesNotContain("ada @ Example");

        bob.connect("slack", "xoxp-stand-in-of-bob");

        await().atMost(ACCOUNTS).pollInterval(OFTEN).until(() -> Mcp.call(nodes.other(), token, "hub.integrations.list", "{}").contains("ada @ Example"));
    }

    @Test
    void settingWhenChangedThenTheOtherNodeKnows() {
        HubUser there = nodes.adminAt(nodes.other());
        assertThat(there.get("/api/admin/settings").toString()).doesNotContain("lost.example.com");

        nodes.admin().send("PATCH", "/api/admin/settings", "{\"mcp_allowed_origins\":\"https://lost.example.com\"}", 200);

        await().atMost(SETTINGS).pollInterval(Duration.ofSeconds(1)).until(() -> there.get("/api/admin/settings").toString().contains("lost.example.com"));
    }

    /** The second start of the other node is the first at which its new key has been published long enough to sign. */
    @Test
    void keyWhenTheOtherNodeMadeItThenATokenThatItSignsIsGoodAtOnce() throws Exception {
        long keys = nodes.database().number("SELECT count(*) FROM signing_keys");
        nodes.database().change("UPDATE signing_keys SET created_at = created_at - 91 * 86400000::bigint");
        restartOther();
        assertThat(nodes.database().number("SELECT count(*) FROM signing_keys")).isEqualTo(keys + 1);
        nodes.database().change("UPDATE signing_keys SET created_at = created_at - 2 * 3600000");
        restartOther();

        String login = nodes.adminAt(nodes.other()).login();

        assertThat(nodes.one().process().send(HttpRequest.newBuilder(nodes.one().uri().resolve("/auth/me")).header("Authorization", "Bearer " + login).build()).statusCode()).isEqualTo(200);
        assertThat(nodes.one().process().get("/.well-known/jwks.json").body()).isEqualTo(nodes.other().process().get("/.well-known/jwks.json").body());
    }

    private void restartOther() throws InterruptedException {
        nodes.other().stop();
        nodes.other().start();
    }
}
