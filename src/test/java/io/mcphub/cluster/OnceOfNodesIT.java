package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.oauth.AppAtNodes;
import io.mcphub.testing.HubUser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What works once is sent to both nodes at the same moment: one of them takes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceOfNodesIT {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final NodePair nodes = NodePair.shared();
    private AppAtNodes app;

    @BeforeAll
    void signIn() throws Exception {
        HubUser person = nodes.person("owner");
        app = new AppAtNodes(nodes.one().process(), nodes.cluster().proxy().uri(), person.email(), HubUser.PASSWORD);
    }

    /** And the second use ends what the first one gave, because one of the two is a thief (OAuth 2.1 §4.1.3). */
    @Test
    void codeWhenRedeemedAtBothNodesAtOnceThenOneGetsTokensThatEndAtBoth() throws Exception {
        String code = app.code();

        List<HttpResponse<String>> answers = AtOnce.both(() -> app.redeem(nodes.one().uri(), code), () -> app.redeem(nodes.other().uri(), code));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 400);
        assertThat(AppAtNodes.member(with(answers, 400), "error")).isEqualTo("invalid_grant");
        String access = AppAtNodes.member(with(answers, 200), "access_token");
        for (Node node : nodes.both()) {
            await().atMost(ONE_SECOND).pollInterval(Duration.ofMillis(50)).until(() -> Mcp.status(node, access) == 401);
        }
        assertThat(AppAtNodes.member(app.refresh(nodes.other().uri(), AppAtNodes.member(with(answers, 200), "refresh_token")), "error")).isEqualTo("invalid_grant");
    }

    /** A client may refresh in two processes at once: within the grace both get the same successor, and there is no other. */
    @Test
    void refreshTokenWhenUsedAtBothNodesAtOnceThenItHasOneSuccessor() throws Exception {
        String first = AppAtNodes.member(app.redeem(nodes.one().uri(), app.code()), "refresh_token");
        long before = refreshTokens();

        List<HttpResponse<String>> answers = AtOnce.both(() -> app.refresh(nodes.one().uri(), first), () -> app.refresh(nodes.other().uri(), first));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200);
        String next = AppAtNodes.member(answers.get(0), "refresh_token");
        assertThat(AppAtNodes.member(answers.get(1), "refresh_token")).isEqualTo(next).isNotEqualTo(first);
        assertThat(refreshTokens()).isEqualTo(before + 1);
        assertThat(app.refresh(nodes.other().uri(), next).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshTokenOfAScriptWhenUsedAtBothNodesAtOnceThenItIsRenewedOnce() {
        String first = loginTokens(nodes.person("script").email());

        List<Integer> answers = AtOnce.both(() -> refresh(nodes.one(), first), () -> refresh(nodes.other(), first));

        assertThat(answers).containsExactlyInAnyOrder(200, 401);
    }

    @Test
    void approvalWhenGivenAtBothNodesAtOnceThenTheAppGetsOneCode() throws Exception {
        String question = app.question();
        HttpResponse<String> here = app.page(nodes.one().process(), question);
        HttpResponse<String> there = app.page(nodes.other().process(), question);
        long before = nodes.database().number("SELECT count(*) FROM oauth_codes");

        assertThat(AtOnce.both(() -> app.isAllowed(here), () -> app.isAllowed(there))).containsExactlyInAnyOrder(true, false);

        assertThat(nodes.database().number("SELECT count(*) FROM oauth_codes")).isEqualTo(before + 1);
    }

    @Test
    void invitationWhenAcceptedAtBothNodesAtOnceThenItLetsOnePersonIn() {
        String link = nodes.admin().send("POST", "/api/admin/invitations", "{}", 201).get("url").asText();
        String code = link.substring(link.indexOf('#') + 1);

        List<Boolean> answers = AtOnce.times(2, i -> app.isLetIn(nodes.inTurns(i).process(), code, "guest-" + i + "@example.com", HubUser.PASSWORD));

        assertThat(answers).containsExactlyInAnyOrder(true, false);
        assertThat(nodes.database().number("SELECT count(*) FROM users WHERE email LIKE 'guest-%'")).isEqualTo(1);
    }

    private long refreshTokens() {
        return nodes.database().number("SELECT count(*) FROM oauth_refresh_tokens");
    }

    private static HttpResponse<String> with(List<HttpResponse<String>> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).findFirst().orElseThrow();
    }

    private String loginTokens(String email) {
        return nodes.admin().send("POST", "/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + HubUser.PASSWORD + "\"}", 200).get("refresh_token").asText();
    }

    private static int refresh(Node node, String token) throws Exception {
        return node.process().send(HttpRequest.newBuilder(node.uri().resolve("/auth/refresh"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"refresh_token\":\"" + token + "\"}"))
                .build()).statusCode();
    }
}
