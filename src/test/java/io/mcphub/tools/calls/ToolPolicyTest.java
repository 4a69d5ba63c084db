package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.WritePolicy;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.TestTools;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPolicyTest {
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final ToolPolicy policy = new ToolPolicy();

    @BeforeEach
    void wire() {
        policy.catalog = TestTools.catalog(new TestTools.SlackTools());
        policy.connections = connections;
    }

    @Test
    void choosesAccountWhenThereAreSeveralOfThisIntegrationThenTrue() {
        Caller caller = TestTools.caller();
        RegisteredTool post = policy.catalog.find("slack.messages.post").orElseThrow();
        ConnectionSummary account = new ConnectionSummary("c1", null, "ada", true, "ok", Instant.EPOCH, WritePolicy.ALL);
        connections.accounts = List.of(account);
        assertThat(policy.choosesAccount(caller, post)).isFalse();

        connections.accounts = List.of(account, account);
        assertThat(policy.choosesAccount(caller, post)).isTrue();
        assertThat(policy.choosesAccount(caller, policy.catalog.find("hub.integrations.list").orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // tool, access, integrations, available, allowed
        "slack.channels.list, FULL, all, true, true",
        "slack.messages.post, FULL, all, true, true",
        "slack.messages.delete, FULL, all, true, true",
        "slack.channels.list, READ, all, true, true",
        "slack.messages.post, READ, all, true, false",
        "slack.messages.delete, READ, all, true, false",
        "slack.channels.list, FULL, slack, true, true",
        "slack.channels.list, FULL, teamwork, true, false",
        "slack.channels.list, FULL, all, false, false",
        "hub.integrations.list, READ, teamwork, false, true",
    })
    void allowsWhenTokenAndIntegrationSaySoOnly(String tool, Access access, String integrations, boolean available, boolean allowed) {
        connections.available = available;
        Caller caller = TestTools.caller(access, integrations.equals("all") ? null : Set.of(integrations), ToolsMode.ALL);

        assertThat(policy.allows(caller, policy.catalog.find(tool).orElseThrow())).isEqualTo(allowed);
    }

    @Test
    void allowsWhenTheClientMayOnlyReadThenNoWriteButTheListShowsIt() {
        Caller full = TestTools.caller();
        Caller reader = full.withScopes(Set.of("mcp:read"));
        RegisteredTool post = policy.catalog.find("slack.messages.post").orElseThrow();

        assertThat(policy.allows(reader, post)).isFalse();
        assertThat(policy.shows(reader, post)).isTrue();
        assertThat(policy.allows(reader, policy.catalog.find("slack.channels.list").orElseThrow())).isTrue();
        assertThat(policy.allows(full.withScopes(Set.of("mcp")), post)).isTrue();
        assertThat(policy.listed(reader)).isEqualTo(policy.listed(full));
    }

    @Test
    void allowsWhenDecisionFailsThenDenies() {
        connections.broken = true;

        assertThat(policy.allows(TestTools.caller(), policy.catalog.find("slack.channels.list").orElseThrow())).isFalse();
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

    @Test
    void listedWhenDiscoveryThenOnlyHub() {
        connections.connected = Set.of("slack");

        assertThat(policy.listed(TestTools.caller(Access.FULL, null, ToolsMode.DISCOVERY))).extracting(RegisteredTool::integration).containsOnly("hub");
    }
}
