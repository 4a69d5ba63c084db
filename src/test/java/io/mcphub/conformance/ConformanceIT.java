package io.mcphub.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubWar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The official conformance suite against the built hub, one run per revision. Each scenario's checks stay in {@code target/conformance}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
    private static final String SUITE = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    private HubProcess hub;
    private BearerProxy proxy;
    private String url;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        NodePackages.require();
        int port = HubProcess.freePort();
        hub = HubProcess.start(HubWar.withConformance(), folder, Map.of("MCP_ALLOWED_ORIGINS", "http://127.0.0.1:" + port));
        proxy = new BearerProxy(port, hub.port(), HubAccess.signIn(hub).personalToken("conformance"));
        url = "http://127.0.0.1:" + port + "/mcp";
    }

    @AfterAll
    void stop() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    /** Everything that is scored. */
    @Test
    void suiteWhen20260728ThenPasses() throws Exception {
        passes("2026-07-28", "--requirements", "2026-07-28");
    }

    @Test
    void suiteWhen20251125ThenPassesButForTheBaseline() throws Exception {
        passes("2025-11-25", "--requirements", "2025-11-25", "--expected-failures", NodePackages.file("baseline-2025-11-25.yml"));
    }

    /** There is no frozen set of requirements for this revision: all of its scenarios. */
    @Test
    void suiteWhen20250618ThenPassesButForTheBaseline() throws Exception {
        passes("2025-06-18", "--suite", "all", "--spec-version", "2025-06-18", "--expected-failures", NodePackages.file("baseline-2025-06-18.yml"));
    }

    private void passes(String revision, String... selection) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("server", "--url", url, "-o", Path.of("target", "conformance", revision).toAbsolutePath().toString()));
        arguments.addAll(List.of(selection));

        NodePackages.Outcome outcome = NodePackages.run(Duration.ofMinutes(5), SUITE, arguments.toArray(String[]::new));

        outcome.output().lines().filter(line -> line.matches(".*(Total:|Scored|scored|Baseline|scenarios? ).*")).forEach(line -> System.out.println(revision + ": " + line));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }
}
