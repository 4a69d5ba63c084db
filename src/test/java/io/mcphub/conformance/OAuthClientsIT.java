package io.mcphub.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.SharedHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth clients that we did not write sign in to the built hub, headless: a script is the person at the browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthClientsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HubProcess hub;
    private String issuer;

    @BeforeAll
    void join() {
        NodePackages.require();
        hub = SharedHub.LOCAL.process();
        issuer = hub.uri().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-sdk.mjs", "oauth-modern.mjs"})
    void typeScriptClientWhenItKnowsOnlyTheUrlThenSignsInListsAndRefreshes(String script) throws Exception {
        JsonNode seen = lastLine(run(script));

        assertThat(seen.get("refused").asText()).isEqualTo("UnauthorizedError");
        assertThat(seen.get("registered").asText()).isEqualTo(seen.at("/request/client_id").asText()).startsWith("dcr_");
        assertThat(seen.at("/request/resource").asText()).isEqualTo(issuer + "/mcp");
        assertThat(seen.at("/request/scope").asText()).as("the one in the challenge").isEqualTo("mcp");
        assertThat(seen.at("/answer/iss").asText()).isEqualTo(issuer);
        assertThat(seen.get("asked").asInt()).as("the refresh asked nobody").isEqualTo(1);
        assertThat(JSON.convertValue(seen.get("tools"), List.class)).contains("hub.integrations.list");
        assertThat(seen.get("again")).isEqualTo(seen.get("tools"));
        assertThat(seen.get("issued").asInt()).isEqualTo(2);
        assertThat(seen.get("rotated").asBoolean()).isTrue();
    }

    @Test
    void mcpRemoteWhenStartedTwiceThenAsksOnceAndListsTwice(@TempDir Path folder) throws Exception {
        JsonNode seen = lastLine(run("oauth-remote.mjs", String.valueOf(HubProcess.freePort()), folder.toString()));

        assertThat(seen.at("/first/asked").asInt()).isEqualTo(1);
        assertThat(seen.at("/second/asked").asInt()).as("it kept its tokens").isZero();
        assertThat(JSON.convertValue(seen.at("/first/tools"), List.class)).contains("hub.integrations.list");
        assertThat(seen.at("/second/tools")).isEqualTo(seen.at("/first/tools"));
    }

    @Test
    void suiteWhenItTestsTheAuthorizationServerThenPasses() throws Exception {
        Path output = Path.of("target", "conformance", "authorization").toAbsolutePath();
        NodePackages.Outcome outcome = NodePackages.run(
                Duration.ofMinutes(3), "authorization.mjs", issuer, hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow(), String.valueOf(HubProcess.freePort()), output.toString());

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("authorization-server-metadata-endpoint: 2 passed, 0 failed").contains("authorization-code-grant: 1 passed, 0 failed");
    }

    private NodePackages.Outcome run(String script, String... more) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of(issuer + "/mcp", hub.adminEmail().orElseThrow(), hub.adminPassword().orElseThrow()));
        arguments.addAll(List.of(more));
        NodePackages.Outcome outcome = NodePackages.run(Duration.ofMinutes(3), script, arguments.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        return outcome;
    }

    private static JsonNode lastLine(NodePackages.Outcome outcome) throws Exception {
        List<String> lines = outcome.output().lines().filter(l -> l.startsWith("{")).toList();
        assertThat(lines).as(outcome.output()).isNotEmpty();
        return JSON.readTree(lines.get(lines.size() - 1));
    }
}
