package io.mcphub.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.launcher.failures.ConfigurationErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HUB_ENV|prod", "LOG_LEVEL|loud", "START_TIMEOUT_SECONDS|5", "ADMIN_EMAIL|nobody", "ACCESS_TOKEN_EXPIRE_MINUTES|0", "ACCESS_TOKEN_EXPIRE_MINUTES|15m", "REFRESH_TOKEN_EXPIRE_DAYS|-1",
        "SLACK_API_URL|slack.com/api/", "SLACK_API_URL|https://slack.com/api", "SLACK_AUTHORIZE_URL|javascript:1", "SLACK_PKCE|yes",
        "MCP_ALLOWED_ORIGINS|https://a.example,b.example", "MCP_ALLOWED_ORIGINS|https://a.example/path", "MCP_MAX_BODY_BYTES|1M",
        "MCP_MAX_DEPTH|99999999999", "MCP_MAX_BATCH|0", "MCP_MAX_CONCURRENT_CALLS|8 per user", "MCP_MAX_CALL_SECONDS|1.5",
        "TRUSTED_PROXIES|10.0.0.0/33", "TRUSTED_PROXIES|10.0.0.0/8,proxy.example", "TRUSTED_PROXIES|::1/129", "TRUSTED_PROXIES|10.0.0.256",
        "TRUSTED_PROXIES|10.0.0.0/-8", "TEAMWORK_ALLOWED_HOSTS|http://foo/", "TEAMWORK_ALLOWED_HOSTS|tw.example;other.example", "TOKENS_ENCRYPTION_KEY_PREVIOUS|short,,x", "OAUTH_REFRESH_GRACE_SECONDS|soon", "OAUTH_NATIVE_REDIRECTS|not a uri"
    })
    void checkWhenAValueIsWrongThenNamesTheVariableWithoutTheValue(String variable, String value) {
        assertThat(refusals(variable, value)).singleElement().asString().startsWith(variable + " is not acceptable. Set it to ").endsWith(", or leave it out.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HUB_ENV|production", "LOG_LEVEL|WARNING", "START_TIMEOUT_SECONDS|3600", "ADMIN_EMAIL|Root@localhost", "MCP_MAX_BODY_BYTES|1048576", "MCP_ALLOWED_ORIGINS|https://a.example, http://localhost:3000/",
        "TRUSTED_PROXIES|10.0.0.0/8, 127.0.0.1,fd00::/8,::1", "SLACK_API_URL|http://127.0.0.1:9000/api/", "OAUTH_REFRESH_GRACE_SECONDS|0",
        "OAUTH_NATIVE_REDIRECTS|cursor://anysphere.cursor-mcp/oauth/callback", "TEAMWORK_ALLOWED_HOSTS|tw.example, 127.0.0.1:9000, [::1]:80",
        "TOKENS_ENCRYPTION_KEY_PREVIOUS|0123456789abcdef0123456789abcdef,fedcba9876543210fedcba9876543210"
    })
    void checkWhenAValueIsRightThenPasses(String variable, String value) {
        assertThat(refusals(variable, value)).isEmpty();
    }

    /** A number that is not checked at the start would fail requests later. */
    @Test
    void numberWhenTheCodeReadsOneThenThereIsARule() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Pattern.compile("\\bnumber\\(\"([A-Z][A-Z0-9_]+)\"").matcher(Files.readString(source)).results().forEach(r -> read.add(r.group(1)));
            }
        }

        assertThat(read).contains("MCP_MAX_BATCH", "ACCESS_TOKEN_EXPIRE_MINUTES").allSatisfy(name ->
                assertThat(refusals(name, "many")).as(name).hasSize(1));
    }

    private static List<String> refusals(String variable, String value) {
        ConfigurationErrors errors = new ConfigurationErrors();
        new Configuration(Map.of(variable, value), Map.of(), Path.of("/work-dir")).checkRules(errors);
        return errors.lines();
    }
}
