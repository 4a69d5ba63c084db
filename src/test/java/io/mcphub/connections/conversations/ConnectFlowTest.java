package io.mcphub.connections.conversations;

import static io.mcphub.connections.conversations.ConversationRig.ADA;
import static io.mcphub.connections.conversations.ConversationRig.BEN;
import static io.mcphub.connections.conversations.ConversationRig.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.ConnectLink;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting through a provider's own page. */
class ConnectFlowTest {
    private final ConversationRig node = new ConversationRig();
    private final Talkative connector = node.connector;

    @AfterEach
    void close() {
        node.close();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call).problem();
    }

    @Test
    void flowWhenApprovedThenConnectedAndTheStateIsUsedUp() {
        String state = Talkative.state(node.flow.begin(ADA, "fake"));
        assertThat(node.told(node.flow.finish(ADA, "fake", "a9", state, null))).isEqualTo("https://hub.example.com/connections?connected=fake");
        assertThat(node.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a9"));
        assertThat(node.told(node.flow.finish(ADA, "fake", "a9", state, null))).endsWith("?error=state");
        assertThat(connector.exchanges).isEqualTo(1);
    }

    @Test
    void flowWhenBegunFromAChatsLinkThenEndsOnItsPage() {
        ConnectLink link = new ConnectLink("v1.a.b", "user-1", "fake");
        assertThat(node.told(node.flow.finish(ADA, "fake", null, Talkative.state(node.flow.begin(ADA, link)), "access_denied"))).isEqualTo("https://hub.example.com/connect/v1.a.b?error=access_denied");
        assertThat(node.told(node.flow.finish(ADA, "fake", "a9", Talkative.state(node.flow.begin(ADA, link)), null))).isEqualTo("https://hub.example.com/connect/v1.a.b?connected=fake");
        assertThat(problem(() -> node.flow.begin(BEN, link))).isEqualTo(Problem.NOT_FOUND);
        assertThat(node.connections.works("user-1", "fake")).isTrue();
        assertThat(node.connections.works("user-2", "fake")).isFalse();
    }

    @Test
    void flowWhenStateIsForeignOldOrMissingThenNoExchange() {
        String state = Talkative.state(node.flow.begin(ADA, "fake"));
        assertThat(node.told(node.flow.finish(BEN, "fake", "a9", state, null))).endsWith("?error=state");
        assertThat(node.told(node.flow.finish(person("user-1", "another-session"), "fake", "a9", state, null))).endsWith("?error=state");
        assertThat(node.told(node.flow.finish(ADA, "fake", "a9", null, null))).endsWith("?error=state");
        node.at(Duration.ofMinutes(10));
        assertThat(node.told(node.flow.finish(ADA, "fake", "a9", state, null))).endsWith("?error=state");
        assertThat(connector.exchanges).isZero();
    }

    @Test
    void flowWhenDeclinedThenTheReasonAndNothingForeignInTheAddress() {
        assertThat(node.told(node.flow.finish(ADA, "fake", null, Talkative.state(node.flow.begin(ADA, "fake")), "access_denied"))).endsWith("?error=access_denied");
        assertThat(node.told(node.flow.finish(ADA, "fake", null, Talkative.state(node.flow.begin(ADA, "fake")), "x&connected=fake"))).endsWith("?error=upstream");
        assertThat(node.told(node.flow.finish(ADA, "fake", "bad", Talkative.state(node.flow.begin(ADA, "fake")), null))).endsWith("?error=upstream_refused");
    }

    @Test
    void flowWhenHttpOrNotConfiguredThenThePageSaysWhy() {
        node.baseUrl = "http://localhost:8000";
        assertThat(node.told(node.flow.begin(ADA, "fake"))).isEqualTo("http://localhost:8000/connections?error=https_required");
        connector.configured = false;
        assertThat(node.told(node.flow.begin(ADA, "fake"))).endsWith("?error=https_required");
        node.baseUrl = "https://hub.example.com";
        assertThat(node.told(node.flow.begin(ADA, "fake"))).endsWith("?error=not_configured");
        assertThat(problem(() -> node.flow.begin(ADA, "other"))).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void flowWhenItRenewsThenTheConnectionIsTheCallersAndTheAccountTheSame() {
        node.flow.finish(ADA, "fake", "a1", Talkative.state(node.flow.begin(ADA, "fake")), null);
        String mine = node.connections.integrations(ADA).get(0).connections().get(0).id();

        assertThat(node.told(node.flow.finish(ADA, "fake", "b2", Talkative.state(node.flow.renew(ADA, "fake", mine)), null))).endsWith("?error=conflict");
        assertThat(node.told(node.flow.finish(ADA, "fake", "a1", Talkative.state(node.flow.renew(ADA, "fake", mine)), null))).endsWith("?connected=fake");
        assertThat(problem(() -> node.flow.renew(BEN, "fake", mine))).isEqualTo(Problem.NOT_FOUND);
    }
}
