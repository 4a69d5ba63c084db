package io.mcphub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Dockerfile and the Compose files keep what docs/operating.md says of them. */
class DeploymentFilesTest {
    private static final Path DOCKERFILE = Path.of("docker/Dockerfile");
    private static final Path KUBERNETES = Path.of("docker/kubernetes.yml");
    private static final Path COMPOSE = Path.of("docker/docker-compose.yml");

    @Test
    void dockerfileWhenItNamesAnImageThenByAnArgumentAtTheTop() {
        List<String> lines = read(DOCKERFILE).lines().toList();

        assertThat(all(DOCKERFILE, "(?m)^FROM (\\S+)")).isNotEmpty().allSatisfy(image -> assertThat(image).containsAnyOf("${MAVEN_IMAGE}", "${NODE_IMAGE}", "${JRE_IMAGE}", "jar-${FROM}", "tdlib-${FROM}"));
        assertThat(lines.stream().filter(line -> line.startsWith("ARG ")).count()).isEqualTo(4);
    }

    @Test
    void dockerfileWhenItCopiesThenTheFileIsThereAndNotIgnored() {
        List<String> sent = read(Path.of(".dockerignore")).lines().filter(line -> line.startsWith("!")).map(line -> line.substring(1)).toList();
        List<String> copied = all(DOCKERFILE, "(?m)^COPY (?!--from)(.+) \\S+$").stream().flatMap(line -> Stream.of(line.split(" "))).filter(path -> !path.contains("[")).toList();

        assertThat(copied).contains("src/main", "docker/start.sh").allSatisfy(path -> {
            assertThat(Path.of(path)).exists();
            assertThat(sent).anySatisfy(entry -> assertThat(path).startsWith(entry));
        });
    }

    @Test
    void dockerfileWhenTheImageRunsThenAsANumberedUserWithAHealthCheckAndNoSecret() {
        assertThat(read(DOCKERFILE)).contains("\nUSER 10001:10001\n", "--gid 10001", "--uid 10001", "\nHEALTHCHECK ", "\nVOLUME /data\n").doesNotContain("_SECRET", "PASSWORD", "--mount");
    }

    @Test
    void composeWhenReadThenRestartsWithALimitAReadOnlyRootAndTheHealthCheckOfTheImage() {
        String probe = one(DOCKERFILE, "(?m)^HEALTHCHECK .* CMD \\[(.*)\\]$");

        assertThat(read(COMPOSE)).contains("restart: unless-stopped", "mem_limit: ", "read_only: true", "/tmp:exec,", "cap_drop: [ALL]", "no-new-privileges:true", "\"127.0.0.1:8000:8000\"");
        assertThat(one(COMPOSE, "test: \\[\"CMD\", (.*)\\]")).isEqualTo(probe).as("podman-compose 1.0 breaks more than one word").isEqualTo("\"/hub/health.sh\"");
        assertThat(Path.of("docker", "health.sh")).isExecutable();
    }

    /** docker-compose 1.29 and podman-compose 1.0 refuse these. */
    @ParameterizedTest
    @MethodSource("composeFiles")
    void composeWhenAnOlderToolReadsItThenNothingIsNewToIt(Path file) {
        assertThat(read(file)).contains("\nversion: \"3.8\"\n").doesNotContainPattern("(?m)^name:").doesNotContainPattern("profiles:|required:|(?m)^\\s+- path:|develop:|include:");
    }

    /** A service that names its networks leaves the default one, where those of the other files are. */
    @ParameterizedTest
    @MethodSource("composeFiles")
    void composeWhenFilesAreCombinedThenAllServicesShareOneNetwork(Path file) {
        assertThat(read(file)).doesNotContainPattern("(?m)^ +networks:");
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void composeWhenItNamesAFileOrAVariableThenTheFileIsThereAndTheVariableHasADefault(Path file) {
        assertThat(all(file, "- \\./([\\w.-]+):").stream().filter(name -> !madeByTheOperator(name))).allSatisfy(name -> assertThat(Path.of("docker", name)).exists());
        assertThat(all(file, "\\$\\{([^}]+)\\}")).allSatisfy(variable -> assertThat(variable).contains(":-"));
    }

    @Test
    void kubernetesWhenReadThenItsVariablesExistSecretsAreElsewhereAndTheUserIsTheImages() {
        List<String> variables = all(KUBERNETES, "(?m)^ +- name: ([A-Z][A-Z0-9_]+)$");

        assertThat(variables).contains("NODE_ID", "DATABASE_URL").doesNotHaveDuplicates().allSatisfy(name -> assertThat(read(Path.of(".env.example"))).containsPattern("(?m)^#? ?" + name + "="));
        assertThat(read(KUBERNETES)).contains("readOnlyRootFilesystem: true", "runAsUser: 10001", "path: /health/ready", "drop: [ALL]", "maxUnavailable: 0").doesNotContainPattern("(?m)^[^#]*name: (JWT_SECRET|TOKENS_ENCRYPTION_KEY|\\w*PASSWORD)$");
        assertThat(all(KUBERNETES, "containerPort: (\\d+)")).containsExactly("8000");
    }

    @Test
    void unitWhenTheConfigurationIsWrongThenItIsNotStartedAgain() {
        assertThat(read(Path.of("docker/systemd/mcp-hub.service"))).contains("\nType=exec\n", "\nSuccessExitStatus=143\n", "\nRestartPreventExitStatus=2\n", "\nNoNewPrivileges=true\n", "\nEnvironmentFile=-/etc/mcp-hub/env\n").doesNotContain("java-opts-taken");
    }

    /** Secrets, which must not reach the repository. */
    private static boolean madeByTheOperator(String name) {
        return read(Path.of(".gitignore")).lines().anyMatch(("docker/" + name)::equals);
    }

    static List<Path> composeFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docker"))) {
            return files.filter(file -> file.getFileName().toString().matches("docker-compose.*\\.yml")).sorted().toList();
        }
    }

    private static String one(Path file, String pattern) {
        List<String> found = all(file, pattern);
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(Path file, String pattern) {
        return Pattern.compile(pattern).matcher(read(file)).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
