package io.mcphub.integrations.teamwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.TestEngine;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.LogLines;
import io.mcphub.testing.RawServer;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.QuickUpstream;
import io.mcphub.upstream.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often calls arrive, and how they are counted, when the server breaks connections. Uses the real {@code Upstream}. */
class TeamworkOutcomesTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final TestEngine engine = new TestEngine();
    private final TeamworkClient client = client();
    private final List<RawServer> servers = new ArrayList<>();

    private TeamworkClient client() {
        HubClock clock = new HubClock();
        clock.use(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC));
        return new BeanBox()
                .with(HubClock.class, clock)
                .with(HttpEngine.class, engine)
                .with(Connections.class, new Connections())
                .with(Upstream.class, QuickUpstream.of(clock, pauses))
                .with(HubConfig.class, new HubConfig() {
                    @Override
                    public Optional<String> value(String variable) {
                        return Optional.of("127.0.0.1").filter(host -> variable.equals("TEAMWORK_ALLOWED_HOSTS"));
                    }
                })
                .get(TeamworkClient.class);
    }

    @AfterEach
    void stop() throws IOException {
        engine.stop();
        for (RawServer server : servers) {
            server.close();
        }
    }

    private RawServer serves(IntFunction<@Nullable String> script) throws IOException {
        RawServer server = new RawServer(script);
        servers.add(server);
        return server;
    }

    private static Credential of(String person, RawServer site) {
        return new Credential("connection-of-" + person, person, Secret.of("synthetic-token-of-" + person), Map.of("site_url", site.url(), "auth", "oauth"));
    }

    static Stream<ApiRequest> writes() {
        return Stream.of(
                TeamworkV3.createTask(1, JsonTree.object()), TeamworkV3.updateTask(1, JsonTree.object()), TeamworkV3.deleteTag(1), TeamworkV1.complete(1),
                TeamworkV1.comment(1, JsonTree.object()));
    }

    private HubException failure(RawServer site, ApiRequest request) {
        return catchThrowableOfType(HubException.class, () -> client.call(of("ada", site), request));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenTheConnectionBreaksThenNotRepeatedAndTheOutcomeIsUnknown(ApiRequest write) throws IOException {
        RawServer site = serves(number -> null);
        assertThat(failure(site, write).publicDetail()).contains("it is unknown whether the action happened");
        assertThat(site.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenAPooledConnectionBreaksThenNotRepeatedAndTheOutcomeIsUnknown(ApiRequest write) throws IOException {
        RawServer site = serves(number -> number == 1 ? RawServer.json("{}") : null);
        client.call(of("ada", site), TeamworkV3.me());
        assertThat(failure(site, write).publicDetail()).contains("it is unknown whether the action happened");
        assertThat(site.requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenTheServerFailsThenNotRepeatedAndTheOutcomeIsUnknown(ApiRequest write) throws IOException {
        RawServer site = serves(number -> RawServer.json("{}").replace("200 OK", "503 Down\r\nRetry-After: 0"));
        assertThat(failure(site, write).publicDetail()).contains("it is unknown whether the action happened");
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void readWhenTheConnectionBreaksThenRepeatedOnce() throws IOException {
        RawServer broken = serves(number -> null);
        assertThat(failure(broken, TeamworkV3.me()).publicDetail()).contains("Try again");
        assertThat(broken.requests()).hasSize(2);
        RawServer healed = serves(number -> number == 1 ? null : RawServer.json("{\"person\":{\"id\":1}}"));
        assertThat(client.call(of("ada", healed), TeamworkV3.me()).at("/person/id").asInt()).isEqualTo(1);
    }

    /** 150 calls a minute; 0.4 seconds bring one back. */
    @Test
    void callWhenTheSitesBudgetIsUsedUpByOthersThenAnotherPersonWaitsTooButNotAtAnotherSite() throws IOException {
        RawServer site = serves(number -> RawServer.json("{}"));
        RawServer other = serves(number -> RawServer.json("{}"));
        for (int i = 0; i < 75; i++) {
            client.call(of("ada", site), TeamworkV3.me());
            client.call(of("ben", site), TeamworkV3.me());
        }
        client.call(of("cleo", other), TeamworkV3.me());
        assertThat(pauses).isEmpty();
        client.call(of("cleo", site), TeamworkV3.me());
        assertThat(pauses).containsExactly(Duration.ofMillis(400));
    }

    /** A host name of Teamwork whose address lies in our network: an attacker controls the name server. */
    @Test
    void callWhenATeamworkNameLeadsIntoOurNetworkThenNothingIsConnected() throws IOException {
        RawServer inside = serves(number -> RawServer.json("{}"));
        engine.resolving(host -> List.of(InetAddress.getLoopbackAddress()));
        Credential ada = new Credential("c", "ada", Secret.of("synthetic-token"), Map.of("site_url", "https://example.teamwork.com", "auth", "oauth"));
        HubException e = catchThrowableOfType(HubException.class, () -> client.call(ada, TeamworkV3.me()));
        assertThat(e).hasRootCauseMessage("not on the public internet");
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void logWhenAListIsMissingThenMethodStatusAndMembersOnly() throws IOException {
        RawServer site = serves(number -> RawServer.json("{\"maintenance\":\"confidential\",\"until\":5}"));
        try (LogLines lines = LogLines.of("io.mcphub")) {
            catchThrowableOfType(HubException.class, () -> TeamworkPages.rows(client.call(of("ada", site), TeamworkV3.projects(PageQuery.of(1, 50).search("secret"), null)), "projects"));
            assertThat(lines.warnings()).containsExactly("Teamwork: GET 127.0.0.1/projects/api/v3/projects.json answered 200, JSON with the members maintenance, until");
            assertThat(String.join("\n", lines.all())).doesNotContain("confidential", "secret", "synthetic-token");
        }
    }
}
