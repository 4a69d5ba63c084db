package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.GrantedScopes;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.platform.Secret;
import io.mcphub.tools.DeclaredTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** A tool that no scope of ours could show would be dead. */
    @Test
    void toolsWhenTheirScopesAreAddedThenTheUsualOnesAndTheGroupsShowThemAll() {
        List<String> usual = List.of(SlackScopes.DEFAULT.split(","));
        List<String> hidden = new ArrayList<>();
        DeclaredTools.all().stream().filter(tool -> tool.integration().equals("slack")).filter(tool -> !GrantedScopes.cover(usual, tool.scopes())).forEach(tool -> hidden.add(tool.name()));
        assertThat(hidden).containsExactlyInAnyOrder("slack.pins.list", "slack.pins.add", "slack.pins.remove", "slack.bookmarks.list", "slack.bookmarks.add", "slack.bookmarks.remove",
                "slack.usergroups.set_members");
        List<String> all = new ArrayList<>(usual);
        all.addAll(SlackScopes.ofGroups(List.of("pins", "bookmarks", "usergroups", "search", "nonsense")));
        assertThat(DeclaredTools.all()).allSatisfy(tool -> assertThat(GrantedScopes.cover(all, tool.scopes())).as(tool.name()).isTrue());
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
