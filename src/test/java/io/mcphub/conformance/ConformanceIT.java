package io.mcphub.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.SharedHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The official conformance suite against the built hub, one run per revision. Each scenario's checks stay in {@code target/conformance}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
    private static final String SUITE = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    private BearerProxy proxy;
    private String url;

    @BeforeAll
    void start() throws Exception {
        NodePackages.require();
        int port = SharedHub.WITH_TEST_INTEGRATIONS.clientPort();
        String token = SharedHub.WITH_TEST_INTEGRATIONS.person("conformance").token("conformance");
        proxy = new BearerProxy(port, SharedHub.WITH_TEST_INTEGRATIONS.process().port(), token);
        url = "http://127.0.0.1:" + port + "/mcp";
    }

    @AfterAll
    void stop() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
    }

    /** Everything that is scored. */
    @Test
    void suiteWhen20260728ThenPasses() throws Exception {
        passes("2026-07-28", 120, "--requirements", "2026-07-28");
    }

    @Test
    void suiteWhen20251125ThenPassesButForTheBaseline() throws Exception {
        passes("2025-11-25", 66, "--requirements", "2025-11-25", "--expected-failures", NodePackages.file("baseline-2025-11-25.yml"));
    }

    /** There is no frozen set of requirements for this revision: all of its scenarios. */
    @Test
    void suiteWhen20250618ThenPassesButForTheBaseline() throws Exception {
        passes("2025-06-18", 52, "--suite", "all", "--spec-version", "2025-06-18", "--expected-failures", NodePackages.file("baseline-2025-06-18.yml"));
    }

    /** Exit code 0, and as many checks as on the day this was written: a check that a scenario skips is no success. */
    private void passes(String revision, int checks, String... selection) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("server", "--url", url, "-o", Path.of("target", "conformance", revision).toAbsolutePath().toString()));
        arguments.addAll(List.of(selection));

        NodePackages.Outcome outcome = NodePackages.run(Duration.ofMinutes(5), SUITE, arguments.toArray(String[]::new));
        Score score = Score.of(outcome.output());
        System.out.println("conformance " + revision + ": exit " + outcome.exit() + ", " + score);

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(score.checks()).as(outcome.output()).isGreaterThanOrEqualTo(checks);
    }

    /**
     * What the suite's summary says.
     *
     * @param scored scenarios that count
     * @param passed those of them without a failure
     * @param baseline those of them whose failure is expected
     * @param checks single checks that succeeded
     */
    private record Score(int scored, int passed, int baseline, int checks) {
        private static final Pattern SCENARIO = Pattern.compile("(?m)^([✓✗]) ([a-z0-9-]+): (\\d+) passed, (\\d+) failed");
        private static final Pattern NOT_SCORED = Pattern.compile("(?m)^  [✓✗] ([a-z0-9-]+) \\(");
        private static final Pattern EXPECTED = Pattern.compile("(?m)^  ~ ([a-z0-9-]+)");

        static Score of(String output) {
            Set<String> notScored = names(NOT_SCORED, output);
            List<MatchResult> scored = SCENARIO.matcher(output).results().filter(s -> !notScored.contains(s.group(2))).toList();
            int passed = (int) scored.stream().filter(s -> s.group(1).equals("✓")).count();
            int checks = scored.stream().mapToInt(s -> Integer.parseInt(s.group(3))).sum();
            return new Score(scored.size(), passed, names(EXPECTED, output).size(), checks);
        }

        private static Set<String> names(Pattern line, String output) {
            return line.matcher(output).results().map(match -> match.group(1)).collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return passed + " of " + scored + " scenarios that count passed, " + baseline + " in the baseline, " + checks + " checks passed";
        }
    }
}
