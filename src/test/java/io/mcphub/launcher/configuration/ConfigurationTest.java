package io.mcphub.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final Path HERE = Path.of("/work-dir");

    @Test
    void valueWhenBothSayItThenTheEnvironmentWins() {
        Configuration configuration = new Configuration(Map.of("BASE_URL", "https://a.example"), Map.of("BASE_URL", "https://b.example"), HERE);

        assertThat(configuration.value(Variables.BASE_URL)).contains("https://a.example");
    }

    @Test
    void valueWhenTheEnvironmentIsBlankThenTheFileCounts() {
        Configuration configuration = new Configuration(Map.of("HTTP_PORT", " "), Map.of("HTTP_PORT", "8001"), HERE);

        assertThat(configuration.value(Variables.HTTP_PORT)).contains("8001");
    }

    @Test
    void portWhenNotANumberInRangeThenRefused() {
        for (String port : List.of("x", "0", "65536", "-1", "80 80")) {
            Configuration configuration = new Configuration(Map.of("HTTP_PORT", port), Map.of(), HERE);

            assertThatThrownBy(configuration::port).isInstanceOfSatisfying(StartFailure.class, e -> assertThat(e.exitCode()).isEqualTo(2));
        }
    }

    @Test
    void loopbackSwitchWhenInProductionThenRefused() throws StartFailure {
        new Configuration(Map.of("CIMD_ALLOW_LOOPBACK", "true"), Map.of(), HERE).refuseTestSwitches();
        new Configuration(Map.of("HUB_ENV", "production", "CIMD_ALLOW_LOOPBACK", "false"), Map.of(), HERE).refuseTestSwitches();
        Configuration configuration = new Configuration(Map.of("HUB_ENV", "production", "CIMD_ALLOW_LOOPBACK", "TRUE"), Map.of(), HERE);

        assertThatThrownBy(configuration::refuseTestSwitches).isInstanceOfSatisfying(StartFailure.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    }

    @Test
    void publishWhenNothingIsSetThenDefaultsWithAnAbsolutePath() throws StartFailure {
        Properties properties = new Properties();
        new Configuration(Map.of(), Map.of(), HERE).publish(properties);

        assertThat(properties).containsEntry("HTTP_PORT", "8000").containsEntry("HTTP_HOST", "127.0.0.1")
                .containsEntry("BASE_URL", "http://localhost:8000").containsEntry("DATABASE_PATH", "/work-dir/data/app.db").containsEntry("hub.database", "sqlite");
    }

    @Test
    void checkWhenSeveralThingsAreWrongThenAllAreTold() {
        ConfigurationErrors errors = new ConfigurationErrors();

        Configuration configuration = new Configuration(
                Map.of("HTTP_PORT", "x", "BASE_URL", "hub.example.com", "MCP_MAX_BATCH", "0", "LOG_FILE", "/proc/hub.log", "DATABASE_PATH", "/proc/x/app.db"), Map.of(), HERE);
        configuration.check(errors);
        new Secrets(configuration).check(errors);

        assertThat(errors.lines()).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).startsWith("HTTP_PORT is not acceptable"),
                line -> assertThat(line).startsWith("BASE_URL is not an address"),
                line -> assertThat(line).startsWith("MCP_MAX_BATCH is not acceptable"),
                line -> assertThat(line).startsWith("LOG_FILE /proc/hub.log cannot be written"),
                line -> assertThat(line).startsWith("The data folder /proc/x cannot be created"));
    }

    @Test
    void databaseWhenAnAddressIsGivenThenItsProductUserAndThePasswordOfTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "p w\n");
        Properties properties = new Properties();

        new Configuration(Map.of("DATABASE_URL", "jdbc:postgresql://db.example.com:5432/hub?sslmode=verify-full", "DATABASE_USER", "hub", "DATABASE_PASSWORD_FILE", file.toString()), Map.of(), HERE)
                .publish(properties);

        assertThat(properties).containsEntry("hub.database", "postgresql").containsEntry("DATABASE_USER", "hub").containsEntry("DATABASE_PASSWORD", "p w");
    }

    @Test
    void databaseWhenTheAddressIsOfNoDatabaseOfOursOrTellsASecretThenRefusedWithoutShowingIt() {
        for (String url : List.of("postgres://db/hub", "jdbc:mysql://db/hub", "jdbc:postgresql://db/hub?user=x&password=hidden", "jdbc:postgresql://x:hidden@db/hub", "jdbc:postgresql:hub", "db")) {
            ConfigurationErrors errors = new ConfigurationErrors();
            new Configuration(Map.of("DATABASE_URL", url), Map.of(), HERE).check(errors);

            assertThat(errors.lines()).as(url).anySatisfy(line -> assertThat(line).startsWith("DATABASE_URL ").doesNotContain("hidden"));
        }
    }

    @Test
    void secretsWhenTheDatabaseIsSharedThenNoneIsMadeUp(@TempDir Path folder) {
        ConfigurationErrors errors = new ConfigurationErrors();

        new Secrets(new Configuration(Map.of("DATABASE_URL", "jdbc:postgresql://db.example.com/hub"), Map.of(), folder)).check(errors);

        assertThat(errors.lines()).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).startsWith("DATABASE_URL needs JWT_SECRET, the same on every node"),
                line -> assertThat(line).startsWith("DATABASE_URL needs TOKENS_ENCRYPTION_KEY, the same on every node"));
    }
}
