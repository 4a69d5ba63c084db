package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.settings.Settings;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.TestTools;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPolicyTest {
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final ToolPolicy policy = new ToolPolicy();
    private final Switches switches = new Switches();

    @BeforeEach
    void wire() {
        policy.catalog = TestTools.catalog(new TestTools.SlackTools());
        policy.connections = connections;
        policy.settings = switches;
    }

    @Test
    void choosesAccountWhenThereAreSeveralOfThisIntegrationThenTrue() {
        Caller caller = TestTools.caller();
        RegisteredTool post = policy.catalog.find(TestTools.caller(), "slack.messages.post").orElseThrow();
        ConnectionSummary account = new ConnectionSummary("c1", null, "ada", true, "ok", Instant.EPOCH, Reach.ALL, Reach.ALL, null, List.of());
        connections.accounts = List.of(account);
        assertThat(policy.choosesAccount(caller, post)).isFalse();

        connections.accounts = List.of(account, account);
        assertThat(policy.choosesAccount(caller, post)).isTrue();
        assertThat(policy.choosesAccount(caller, policy.catalog.find(TestTools.caller(), "hub.integrations.list").orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // tool, access, integrations, available, verdict
        "slack.channels.list, FULL, all, true, ALLOWED",
        "slack.messages.post, FULL, all, true, ALLOWED",
        "slack.messages.delete, FULL, all, true, ALLOWED",
        "slack.channels.list, READ, all, true, ALLOWED",
        "slack.messages.post, READ, all, true, HIDDEN",
        "slack.messages.delete, READ, all, true, HIDDEN",
        "slack.channels.list, FULL, slack, true, ALLOWED",
        "slack.channels.list, FULL, teamwork, true, HIDDEN",
        "slack.channels.list, FULL, all, false, HIDDEN",
        "hub.integrations.list, READ, teamwork, false, ALLOWED",
    })
    void verdictWhenTokenAndIntegrationSaySoThenAllowedElseHidden(String tool, Access access, String integrations, boolean available, Verdict verdict) {
        connections.available = available;
        Caller caller = TestTools.caller(access, integrations.equals("all") ? null : Set.of(integrations), ToolsMode.ALL);

        assertThat(policy.verdict(caller, policy.catalog.find(caller, tool).orElseThrow())).isEqualTo(verdict);
    }

    @Test
    void verdictWhenTheClientMayOnlyReadThenAWriteNeedsTheScopeAndIsListed() {
        Caller full = TestTools.caller();
        Caller reader = full.withScopes(Set.of("mcp:read"));
        RegisteredTool post = policy.catalog.find(TestTools.caller(), "slack.messages.post").orElseThrow();

        assertThat(policy.verdict(reader, post)).isEqualTo(Verdict.NEEDS_SCOPE);
        assertThat(policy.verdict(TestTools.caller(Access.READ, null, ToolsMode.ALL).withScopes(Set.of("mcp:read")), post)).isEqualTo(Verdict.HIDDEN);
        assertThat(policy.verdict(reader, policy.catalog.find(TestTools.caller(), "slack.channels.list").orElseThrow())).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.verdict(full.withScopes(Set.of("mcp")), post)).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.listed(reader)).isEqualTo(policy.listed(full));
    }

    @Test
    void verdictWhenDecisionFailsThenHidden() {
        connections.broken = true;

        assertThat(policy.verdict(TestTools.caller(), policy.catalog.find(TestTools.caller(), "slack.channels.list").orElseThrow())).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void listedWhenNotConnectedThenOnlyToolsThatNeedNoConnection() {
        assertThat(policy.listed(TestTools.caller())).extracting(RegisteredTool::name).containsExactly("hub.integrations.list");
    }

    @Test
    void listedWhenConnectedThenToolsInStableOrder() {
        connections.connected = Set.of("slack");

        assertThat(policy.listed(TestTools.caller())).extracting(RegisteredTool::name)
                .containsExactly("hub.integrations.list", "slack.channels.list", "slack.messages.delete", "slack.messages.post");
    }

    private static ConnectionSummary granted(String... scopes) {
        return new ConnectionSummary("c1", null, "ada", true, "ok", Instant.EPOCH, Reach.ALL, Reach.ALL, null, List.of(scopes));
    }

    private List<String> listed() {
        return policy.listed(TestTools.caller()).stream().map(RegisteredTool::name).toList();
    }

    @Test
    void listedWhenNoAccountWasGrantedWhatAToolNeedsThenItIsHidden() {
        policy.catalog = TestTools.catalog(new PinnedTools());
        connections.connected = Set.of("slack");
        connections.accounts = List.of(granted("pins:read"));
        assertThat(listed()).contains("slack.pins.list").doesNotContain("slack.pins.add");
        assertThat(policy.visible(TestTools.caller())).extracting(RegisteredTool::name).doesNotContain("slack.pins.add");

        connections.accounts = List.of(granted("pins:read"), granted("pins:read", "pins:manage"));
        assertThat(listed()).as("another account may").contains("slack.pins.add");
        connections.accounts = List.of(granted());
        assertThat(listed()).as("the provider does not tell").contains("slack.pins.list", "slack.pins.add");
        connections.accounts = List.of();
        assertThat(policy.visible(TestTools.caller())).extracting(RegisteredTool::name).as("not connected yet").contains("slack.pins.add");
    }

    @Test
    void gainedWhenTheHubAsksForMoreTodayThenTheToolsThatConnectingAgainBrings() {
        policy.catalog = TestTools.catalog(new PinnedTools());
        assertThat(policy.gained(TestTools.caller(), "slack", List.of("pins:read"), List.of("pins:read", "pins:write"))).extracting(RegisteredTool::name).containsExactly("slack.pins.add");
        assertThat(policy.gained(TestTools.caller(), "slack", List.of("pins:read"), List.of("pins:read"))).isEmpty();
        assertThat(policy.gained(TestTools.caller(), "slack", List.of(), List.of("pins:write"))).as("what it has is not known").isEmpty();
        assertThat(policy.gained(TestTools.caller(Access.READ, null, ToolsMode.ALL), "slack", List.of("pins:read"), List.of("pins:write"))).isEmpty();
    }

    public record Nothing() {}

    public record Done(boolean done) {}

    @ToolsOf("slack")
    public static class PinnedTools {
        @Tool(name = "slack.pins.list", title = "List", description = "Lists.", effect = Effect.READ, scopes = "pins:read")
        public Done list(Nothing in, Credential account) {
            return new Done(true);
        }

        @Tool(name = "slack.pins.add", title = "Pin", description = "Pins.", effect = Effect.WRITE, scopes = {"pins:read", "pins:write|pins:manage"})
        public Done add(Nothing in, Credential account) {
            return new Done(true);
        }
    }

    @Test
    void listedWhenDiscoveryThenOnlyHub() {
        connections.connected = Set.of("slack");

        assertThat(policy.listed(TestTools.caller(Access.FULL, null, ToolsMode.DISCOVERY))).extracting(RegisteredTool::integration).containsOnly("hub");
    }

    @Test
    void listedWhenCoreThenHubAndTheToolsThatMostWorkNeedsWhileAllAreCallable() {
        connections.connected = Set.of("slack");
        Caller caller = TestTools.caller(Access.FULL, null, ToolsMode.CORE);

        assertThat(policy.listed(caller)).extracting(RegisteredTool::name).containsExactly("hub.integrations.list", "slack.messages.post");
        assertThat(policy.visible(caller)).extracting(RegisteredTool::name).contains("slack.channels.list");
        assertThat(policy.verdict(caller, policy.catalog.find(caller, "slack.channels.list").orElseThrow())).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        // setting, value, role, verdict of slack.messages.post
        "tools_off, slack.messages.post, ADMIN, HIDDEN",
        "tools_off, slack_messages_post, ADMIN, HIDDEN",
        "tools_off, slack.*, USER, HIDDEN",
        "tools_off, slack.messages, USER, ALLOWED",
        "tools_off_members, slack.messages.post, USER, HIDDEN",
        "tools_off_members, slack.messages.post, ADMIN, ALLOWED",
    })
    void verdictWhenAnAdminSwitchedTheToolOffThenHidden(String setting, String value, Role role, Verdict verdict) {
        switches.values.put(setting, value);
        Caller caller = Caller.person("ada", role, Caller.Credential.SESSION, "s1", Instant.MAX);

        assertThat(policy.verdict(caller, policy.catalog.find(caller, "slack.messages.post").orElseThrow())).isEqualTo(verdict);
    }

    /** What an admin switched off. */
    static final class Switches extends Settings {
        final Map<String, String> values = new HashMap<>();

        @Override
        public List<String> list(String name) {
            return values.containsKey(name) ? List.of(values.get(name)) : List.of();
        }
    }
}
