package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.platform.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackScopesTest {
    private static Credential with(String scopes) {
        return new Credential("connection-1", "user-1", Secret.of("xoxp-synthetic-user"), Map.of("scopes", scopes));
    }

    @Test
    void manifestWhenReadThenItAsksForTheScopesOfTheTools() throws Exception {
        List<String> scopes = Files.readAllLines(Path.of("docs/slack-app-manifest.yml")).stream().filter(l -> l.startsWith("      - ")).map(l -> l.strip().substring(2)).toList();
        assertThat(String.join(",", scopes)).isEqualTo(SlackScopes.DEFAULT);
    }

    @Test
    void searchWhenScopesAreUnknownThenTheClassicOneIsTried() {
        assertThat(SlackScopes.search(with(""))).isTrue();
        assertThat(SlackScopes.realtimeSearch(with(""))).isFalse();
    }

    @Test
    void searchWhenOnlyGranularScopesThenRealtimeInThoseChannels() {
        Credential granular = with("chat:write, search:read.public,search:read.im");
        assertThat(SlackScopes.search(granular)).isFalse();
        assertThat(SlackScopes.searchable(granular)).isEqualTo("public_channel,im");
        assertThat(SlackScopes.search(with("search:read,search:read.public"))).isTrue();
    }
}
