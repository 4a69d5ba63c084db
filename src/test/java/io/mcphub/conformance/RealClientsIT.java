package io.mcphub.conformance;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.clients.ClientConfigs;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SharedHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that people use, unchanged and with the configuration that the hub hands out, each without any network but the built hub: they
 * list its tools and post one message. {@code docs/clients.md} holds what came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = Path.of("docs", "clients.md");
    private static final String HOW = "What clients do has changed. If that is meant, run: mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RealClientsIT -Dsnapshot.update=true";
    private static final Pattern REVISION = Pattern.compile("(?i)(?:mcp-protocol-version: |\"protocolVersion\":\")([0-9-]{10})");

    /**
     * What came of a client.
     *
     * @param outcome how it ended
     * @param sent what it sent to the hub
     */
    private record Run(NodePackages.Outcome outcome, String sent) {
        /** The last line that it wrote. */
        JsonNode seen() throws IOException {
            List<String> lines = outcome.output().lines().filter(line -> line.startsWith("{\"tools\"")).toList();
            assertThat(lines).as(outcome.output()).hasSize(1);
            return JSON.readTree(lines.get(0));
        }

        /** The revision that it spoke last. */
        String revision() {
            List<MatchResult> named = REVISION.matcher(sent).results().toList();
            return named.get(named.size() - 1).group(1);
        }
    }

    @TempDir
    Path folder;

    private final Map<RealClient, Run> runs = new EnumMap<>(RealClient.class);
    private WireMockServer slack;
    private HubProcess hub;
    private HubUser person;
    private String token;

    @BeforeAll
    void start() {
        NodePackages.require();
        assumeThat(Enclosure.possible() || System.getenv("CI_REQUIRE_NODE") != null).as("skipped: this system makes no networks (unshare -rn)").isTrue();
        slack = ProviderServer.take();
        answer("auth.test", "{\"ok\":true,\"url\":\"https://example.slack.com/\",\"team\":\"Example\",\"user\":\"ada\",\"team_id\":\"T000TEAMX1\",\"user_id\":\"U000ADAEX1\"}");
        answer("conversations.info", "{\"ok\":true,\"channel\":{\"id\":\"C000GENEX1\",\"name\":\"general\",\"is_channel\":true,\"is_member\":true}}");
        answer("chat.postMessage", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}");
        answer("chat.getPermalink", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"permalink\":\"https://example.slack.com/archives/C000GENEX1/p1767261600000100\"}");
        hub = SharedHub.LOCAL.process();
        person = SharedHub.LOCAL.person("clients");
        person.connect("slack", "xoxp-stand-in-of-real-clients");
        token = person.token("clients");
        nameThemselvesByAddress(false);
    }

    @AfterAll
    void allowAddresses() {
        if (token != null) {
            nameThemselvesByAddress(true);
        }
    }

    @ParameterizedTest
    @EnumSource(RealClient.class)
    void clientWhenGivenItsConfigurationThenListsAndPosts(RealClient client) throws Exception {
        Run run = run(client);

        assertThat(run.outcome().exit()).as(run.outcome().output()).isZero();
        assertThat(run.seen().get("tools")).as(run.outcome().output()).hasSizeGreaterThan(10);
        assertThat(run.seen().get("tool").asText()).endsWith("slack_messages_post");
        assertThat(run.seen().get("answer").asText()).contains("1767261600.000100");
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")).withRequestBody(containing("text=from%20" + client.id() + "&")));
    }

    /** What cannot run here is a line of the report by its name. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(ClientElsewhere.class)
    void clientThatCannotRunHereThenHasAConfigurationAtLeast(ClientElsewhere client) {
        System.out.println(client);

        assertThat(person.get("/config/mcp?client=" + client.configuration()).get("text").asText()).contains(hub.uri().resolve("/mcp").toString());
    }

    /** Rows of clients that are not installed here stay as they are. */
    @Test
    void tableWhenComparedThenAsTheClientsDid() throws Exception {
        List<String> rows = new ArrayList<>();
        for (RealClient client : RealClient.values()) {
            rows.add(client.isInstalled() ? client.row(run(client).revision()) : written(client));
        }
        rows.addAll(Arrays.stream(ClientElsewhere.values()).map(ClientElsewhere::row).toList());
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(TABLE, head() + String.join("\n", rows) + "\n");
        }

        assertThat(Files.readString(TABLE)).as(HOW).isEqualTo(head() + String.join("\n", rows) + "\n");
    }

    /** Claude Code and Codex do so where they may, and the hub here cannot fetch what stands at such an address: without a network, this is switched off. */
    private static void nameThemselvesByAddress(boolean allowed) {
        SharedHub.LOCAL.admin().send("PATCH", "/api/admin/settings", "{\"client_id_documents\":" + allowed + "}", 200);
    }

    private Run run(RealClient client) throws Exception {
        if (!client.isInstalled()) {
            System.out.println("not run: " + client + ", which is not installed here");
        }
        assumeThat(client.isInstalled()).as(client + " is installed").isTrue();
        if (!runs.containsKey(client)) {
            runs.put(client, started(client));
        }
        return runs.get(client);
    }

    private Run started(RealClient client) throws Exception {
        Path home = Files.createDirectory(folder.resolve(client.id()));
        Path configuration = Files.writeString(home.resolve("configuration"), configuration(client));
        List<String> command = new ArrayList<>(client.command());
        command.addAll(List.of(configuration.toString(), client.id(), person.email(), HubUser.PASSWORD));
        try (Enclosure enclosure = new Enclosure(hub.port(), home)) {
            NodePackages.Outcome outcome = NodePackages.run(Duration.ofMinutes(2), home, enclosure.around(command));
            return new Run(outcome, enclosure.sent());
        }
    }

    private String configuration(RealClient client) {
        String way = client.entry() == RealClient.Entry.OAUTH ? "&auth=oauth" : "";
        return person.get("/config/mcp?client=" + client.configuration() + way).get("text").asText().replace(ClientConfigs.PLACEHOLDER, token);
    }

    /** Everything above the first row. */
    private static String head() throws IOException {
        String text = Files.readString(TABLE);
        int line = text.lastIndexOf("|---");
        return text.substring(0, text.indexOf('\n', line) + 1);
    }

    private static String written(RealClient client) throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.startsWith(client.rowStart())).findFirst().orElseThrow();
    }

    private void answer(String method, String json) {
        slack.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(okJson(json)));
    }
}
