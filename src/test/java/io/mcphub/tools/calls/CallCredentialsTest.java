package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.testing.BeanBox;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Cursors;
import io.mcphub.tools.Format;
import io.mcphub.tools.ListedArguments;
import io.mcphub.tools.ListedCall;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.FrameworkArguments;
import io.mcphub.tools.catalogue.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallCredentialsTest {
    private static final ObjectNode NO_ARGUMENTS = JsonNodeFactory.instance.objectNode();

    private final CallableTool tool = TestTools.catalog(new TestTools.SlackTools()).find(TestTools.caller(), "slack.messages.post").orElseThrow();
    private final TwoAccounts accounts = new TwoAccounts();
    private final Arguments arguments = TestArguments.create();
    private final CallCredentials credentials = new BeanBox()
            .with(Connections.class, accounts)
            .with(ConnectInChat.class, TestConnectInChat.over(accounts))
            .get(CallCredentials.class);

    @Test
    void openWhenNeitherAccountNorCursorThenTheDefault() {
        assertThat(open(null, list(null)).connectionId()).isEqualTo("one");
    }

    @Test
    void openWhenACursorComesAloneThenItsAccount() {
        assertThat(open(null, list("two")).connectionId()).isEqualTo("two");
    }

    @Test
    void openWhenTheAccountIsRepeatedThenItsAccount() {
        assertThat(open("two", list("two")).connectionId()).isEqualTo("two");
    }

    @Test
    void openWhenTheCursorIsOfAnotherAccountThenInvalidCursor() {
        HubException refused = catchThrowableOfType(HubException.class, () -> open("one", list("two")));

        assertThat(refused.field()).contains("cursor");
        assertThat(refused.publicDetail()).contains("another account", "Start again without a cursor");
    }

    @Test
    void openWhenTheAccountOfTheCursorIsGoneThenInvalidCursor() {
        assertThat(catchThrowableOfType(HubException.class, () -> open(null, list("gone"))).field()).contains("cursor");
    }

    private Credential open(@Nullable String account, ListedArguments list) {
        Input input = new Input(NO_ARGUMENTS, new FrameworkArguments(Format.JSON, account, 6_000, 0, false, null), list, null);
        return credentials.open(tool, input, CallContext.of(TestTools.caller(), "r1"));
    }

    /** What the cursor of an account tells; without an account, a first page. */
    private ListedArguments list(@Nullable String account) {
        ListedArguments first = ListedArguments.of(tool.name(), NO_ARGUMENTS, Set.of(), Instant.EPOCH);
        Cursors cursors = arguments.cursors;
        return account == null ? first : cursors.arguments(tool.name(), ListedCall.during(first, () -> cursors.seal(account, tool.name(), 1))).orElseThrow();
    }

    private static final class TwoAccounts extends Connections {
        private final TestTools.FakeConnections slack = new TestTools.FakeConnections();

        @Override
        public Optional<Connector> connector(String integration) {
            return slack.connector(integration);
        }

        @Override
        public Connector require(String integration) {
            return connector(integration).orElseThrow();
        }

        @Override
        public IntegrationSummary integration(Caller caller, Connector connector) {
            List<ConnectionSummary> both = List.of(account("one"), account("two"));
            return new IntegrationSummary(connector.id(), connector.displayName(), "", List.of(), List.of(), true, null, both);
        }

        @Override
        public Credential open(Caller caller, String integration, @Nullable String account) {
            return new Credential(account == null ? "one" : account, caller.userId(), Secret.of("t"), Map.of());
        }

        private static ConnectionSummary account(String id) {
            return new ConnectionSummary(id, null, id, id.equals("one"), "ok", Instant.EPOCH, Reach.ALL, Reach.ALL, null, List.of());
        }
    }
}
