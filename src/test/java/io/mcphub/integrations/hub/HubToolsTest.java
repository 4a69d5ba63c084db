package io.mcphub.integrations.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.Json;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubToolsTest {
    private final HubTools hub = new HubTools();
    private final Caller caller = Caller.person("u1", Role.USER, Caller.Credential.SESSION, "s1", Instant.EPOCH);

    private record Known(String name, String title, String description, Effect effect) implements RegisteredTool {
        @Override
        public boolean core() {
            return true;
        }

        @Override
        public String integration() {
            return name.substring(0, name.indexOf('.'));
        }

        @Override
        public boolean idempotent() {
            return false;
        }

        @Override
        public boolean takesCredential() {
            return true;
        }

        @Override
        public ObjectNode inputSchema() {
            return Json.mapper().createObjectNode();
        }

        @Override
        public @Nullable ObjectNode outputSchema() {
            return null;
        }
    }

    @BeforeEach
    void wire() {
        hub.connections = new Connections() {
            @Override
            public List<IntegrationSummary> known(Caller who) {
                ConnectionSummary work = new ConnectionSummary("c1", null, "ada @ Example", true, "ok", Instant.EPOCH, Reach.ALL, Reach.ALL, null, List.of());
                return List.of(
                        new IntegrationSummary("slack", "Slack", "Chat.", List.of("oauth", "token"), List.of(), true, null, List.of(work)),
                        new IntegrationSummary("teamwork", "Teamwork", "Projects.", List.of("oauth"), List.of(), false, null, List.of()));
            }
        };
        hub.policy = new ToolPolicy() {
            @Override
            public boolean choosesAccount(Caller who, RegisteredTool tool) {
                return false;
            }

            @Override
            public List<RegisteredTool> visible(Caller who) {
                return List.of(
                        new Known("slack.channels.list", "List channels", "Lists channels, to post a message in.", Effect.READ),
                        new Known("slack.messages.post", "Post a message", "Posts.", Effect.WRITE));
            }
        };
    }

    @Test
    void integrationsWhenNothingAskedThenEntriesOfTheApi() {
        assertThat(Json.tree(list(caller, null, null))).isEqualTo(Json.read("""
                {"integrations":[
                  {"id":"slack","display_name":"Slack","description":"Chat.","connect":["oauth","token"],"configured":true,
                   "connections":[{"id":"c1","account":"ada @ Example","default":true,"status":"ok","connected_at":"1970-01-01T00:00:00Z"}]},
                  {"id":"teamwork","display_name":"Teamwork","description":"Projects.","connect":["oauth"],"configured":false,"connections":[]}]}"""));
    }

    @Test
    void integrationsWhenToolsAskedThenOnlyAllowedOnes() {
        assertThat(list(caller, true, null).integrations().get(0).tools()).extracting(HubTools.ToolEntry::name)
                .containsExactly("slack_channels_list", "slack_messages_post");
    }

    @Test
    void integrationsWhenConnectedOnlyThenOthersLeftOut() {
        assertThat(list(caller, null, true).integrations()).extracting(HubTools.Integration::id).containsExactly("slack");
    }

    @Test
    void integrationsWhenTokenReachesOneThenOthersHidden() {
        assertThat(list(caller.narrowedTo(Set.of("teamwork")), null, null).integrations()).extracting(HubTools.Integration::id).containsExactly("teamwork");
    }

    @Test
    void searchWhenWordsMatchThenBestFirstAndNothingHidden() {
        assertThat(hub.search(new HubTools.SearchTools("post MESSAGE", null), CallContext.of(caller, "r1")).tools()).extracting(HubTools.FoundTool::name)
                .containsExactly("slack_messages_post", "slack_channels_list");
    }

    @Test
    void searchWhenNothingFitsThenSaysThatThereIsNoSuchTool() {
        assertThat(hub.search(new HubTools.SearchTools("post MESSAGE", null), CallContext.of(caller, "r1")).note()).isNull();
        HubTools.FoundTools none = hub.search(new HubTools.SearchTools("water the plants", null), CallContext.of(caller, "r1"));
        assertThat(none.tools()).isEmpty();
        assertThat(none.note()).contains("no such tool", "hub_tools_list");
    }

    @Test
    void listWhenIntegrationUnknownThenEmpty() {
        assertThat(hub.list(new HubTools.ListTools("nobody"), CallContext.of(caller, "r1")).tools()).isEmpty();
    }

    private HubTools.Integrations list(Caller who, @Nullable Boolean tools, @Nullable Boolean connected) {
        return hub.integrations(new HubTools.ListIntegrations(tools, connected), CallContext.of(who, "r1"));
    }
}
