package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.platform.HubException;
import io.mcphub.tools.TestTools;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolDirectoryTest {
    private final ToolDirectory directory = new ToolDirectory();
    private final Caller ada = TestTools.caller();

    @BeforeEach
    void wire() {
        directory.connections = new TestTools.FakeConnections();
        directory.policy = new ToolPolicy();
        directory.policy.catalog = TestTools.catalog(new TestTools.SlackTools());
        directory.policy.connections = directory.connections;
        directory.policy.settings = new ToolPolicyTest.Switches();
    }

    @Test
    void findWhenNothingIsAskedThenEveryToolOfThePerson() {
        assertThat(directory.find(ada, " ", null, "")).extracting(ToolListing::name).contains("slack.messages.post", "hub.integrations.list").hasSameSizeAs(directory.policy.visible(ada));
    }

    @Test
    void findWhenWordsIntegrationAndEffectAreAskedThenOnlyWhatFits() {
        assertThat(directory.find(ada, "post", "slack", "write")).extracting(ToolListing::name).first().isEqualTo("slack.messages.post");
        assertThat(directory.find(ada, null, "slack", "read")).isNotEmpty().allMatch(tool -> tool.integration().equals("slack") && tool.effect().equals("read"));
        assertThat(directory.find(ada, "xyzzy", null, null)).isEmpty();
    }

    @Test
    void findWhenTheEffectIsUnknownThenNamesTheKnownOnes() {
        assertThatThrownBy(() -> directory.find(ada, null, null, "evil")).isInstanceOfSatisfying(HubException.class, refused -> {
            assertThat(refused.field()).isEqualTo(Optional.of("effect"));
            assertThat(refused.publicDetail()).contains("read, write, destructive");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack.messages.post", "slack_messages_post"})
    void getWhenNamedInEitherFormThenTheTool(String name) {
        assertThat(directory.get(ada, name)).hasValueSatisfying(tool -> {
            assertThat(tool.flatName()).isEqualTo("slack_messages_post");
            assertThat(tool.tokens()).isPositive();
        });
    }

    @Test
    void getWhenThePersonMayNotUseItThenNothing() {
        assertThat(directory.get(TestTools.caller(Access.READ, null, ToolsMode.ALL), "slack.messages.post")).isEmpty();
    }
}
