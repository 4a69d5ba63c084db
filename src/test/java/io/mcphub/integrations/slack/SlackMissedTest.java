package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.mcphub.platform.Problem;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "What did I miss": new messages, and new replies in new and old threads. NOW is 2026-01-15T12:00Z. */
class SlackMissedTest {
    private static final String CATCH_UP = "slack.messages.catch_up";
    private static final String MORNING = "1768464000.000100";
    private static final String OLD = "1767900000.000100";
    private static final String NEW_REPLY = "1768467600.000200";
    private final SlackStandIn slack = new SlackStandIn();

    @BeforeEach
    void world() {
        slack.knowsNames();
        history("C000PROJX2", "{\"ts\":\"" + MORNING + "\",\"user\":\"U000BENEX2\",\"text\":\"Deploy at noon\"}", "");
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("ts", equalTo(OLD)).willReturn(json(
                "{\"ok\":true,\"messages\":[{\"ts\":\"" + OLD + "\",\"thread_ts\":\"" + OLD + "\",\"user\":\"U000CLEOX3\",\"text\":\"Who owns the pager?\"},"
                        + "{\"ts\":\"1767900100.000100\",\"thread_ts\":\"" + OLD + "\",\"text\":\"seen long ago\"},"
                        + "{\"ts\":\"" + NEW_REPLY + "\",\"thread_ts\":\"" + OLD + "\",\"user\":\"U000BENEX2\",\"text\":\"I do\"}]}")));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    /** What a channel's history has since yesterday, and in the 14 days before. */
    private void history(String channel, String fresh, String before) {
        slack.server.stubFor(SlackStandIn.method("conversations.history").withFormParam("channel", equalTo(channel)).willReturn(json("{\"ok\":true,\"messages\":[" + fresh + "]}")));
        slack.server.stubFor(SlackStandIn.method("conversations.history").withFormParam("channel", equalTo(channel)).withFormParam("latest", equalTo("1768348800.000000"))
                .willReturn(json("{\"ok\":true,\"messages\":[" + before + "]}")));
    }

    private void oldThread() {
        history("C000PROJX2", "{\"ts\":\"" + MORNING + "\",\"user\":\"U000BENEX2\",\"text\":\"Deploy at noon\"}",
                "{\"ts\":\"" + OLD + "\",\"thread_ts\":\"" + OLD + "\",\"reply_count\":2,\"latest_reply\":\"" + NEW_REPLY + "\",\"text\":\"Who owns the pager?\"},"
                        + "{\"ts\":\"1767800000.000100\",\"reply_count\":1,\"latest_reply\":\"1767800100.000100\",\"text\":\"quiet\"}");
    }

    private void finds(String body) {
        slack.answers("search.messages", json(body));
    }

    private static String hit() {
        return "{\"ok\":true,\"messages\":{\"matches\":[{\"ts\":\"" + NEW_REPLY + "\",\"channel\":{\"id\":\"C000PROJX2\",\"name\":\"project-orion\"},"
                + "\"permalink\":\"https://demo-workspace.slack.com/archives/C000PROJX2/p" + NEW_REPLY.replace(".", "") + "?thread_ts=" + OLD + "\"}]}}";
    }

    @Test
    void catchUpWhenTheTokenMaySearchThenAReplyInAnOldThreadIsFoundBySearch() {
        finds(hit());
        JsonNode missed = slack.call(CATCH_UP, Map.of("channels", List.of("#project-orion")));

        assertThat(missed.path("messages").valueStream().map(m -> m.path("text").asText())).containsExactly("I do", "Deploy at noon");
        assertThat(missed.at("/messages/0/thread").asText()).isEqualTo("Who owns the pager?");
        assertThat(missed.at("/messages/0/thread_ts").asText()).isEqualTo(OLD);
        assertThat(missed.at("/messages/1/author").asText()).isEqualTo("ben");
        assertThat(missed.at("/channels/0/looked").asText()).contains("by search");
        assertThat(missed.at("/channels/0/replies").asInt()).isEqualTo(1);
        assertThat(slack.form("search.messages")).containsEntry("query", "in:#project-orion is:thread after:2026-01-13");
    }

    @Test
    void catchUpWhenSearchIsRefusedThenAmongTheMessagesOf14DaysAndSaidSo() {
        slack.answers("search.messages", "search.messages~error-not_allowed_token_type");
        oldThread();
        JsonNode missed = slack.call(CATCH_UP, Map.of("channels", List.of("C000PROJX2"), "since", "yesterday"));

        assertThat(missed.path("messages").valueStream().map(m -> m.path("text").asText())).containsExactly("I do", "Deploy at noon");
        assertThat(missed.at("/channels/0/looked").asText()).contains("14 days");
        assertThat(slack.requests("conversations.replies")).as("quiet threads are not read").hasSize(1);
        assertThat(SlackStandIn.form(slack.requests("conversations.history").get(1))).containsEntry("oldest", "1767139199.999999").containsEntry("latest", "1768348800.000000");
    }

    @Test
    void catchUpWhenANewMessageHasAThreadThenItsRepliesFollowIt() {
        finds("{\"ok\":true,\"messages\":{\"matches\":[]}}");
        history("C000PROJX2", "{\"ts\":\"1768470000.000100\",\"text\":\"later\"},{\"ts\":\"" + MORNING + "\",\"thread_ts\":\"" + MORNING + "\",\"reply_count\":1,\"latest_reply\":\"1768474000.000100\",\"text\":\"Deploy at noon\"}", "");
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("ts", equalTo(MORNING)).willReturn(json(
                "{\"ok\":true,\"messages\":[{\"ts\":\"" + MORNING + "\",\"text\":\"Deploy at noon\"},{\"ts\":\"1768474000.000100\",\"thread_ts\":\"" + MORNING + "\",\"text\":\"done\"}]}")));
        JsonNode missed = slack.call(CATCH_UP, Map.of("channels", List.of("C000PROJX2")));
        assertThat(missed.path("messages").valueStream().map(m -> m.path("text").asText())).containsExactly("Deploy at noon", "done", "later");
        assertThat(missed.at("/messages/1").has("thread")).as("its beginning is right above").isFalse();
    }

    @Test
    void catchUpWhenTheTimeOfTheLastReplyIsNotToldThenTheThreadIsReadAllTheSame() {
        finds("{\"ok\":true,\"messages\":{\"matches\":[]}}");
        history("C000PROJX2", "{\"ts\":\"" + MORNING + "\",\"reply_count\":1,\"text\":\"Deploy at noon\"}", "");
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("ts", equalTo(MORNING)).willReturn(json(
                "{\"ok\":true,\"messages\":[{\"ts\":\"1768474000.000100\",\"thread_ts\":\"" + MORNING + "\",\"text\":\"done\"}]}")));
        assertThat(slack.call(CATCH_UP, Map.of("channels", List.of("C000PROJX2"))).path("messages").valueStream().map(m -> m.path("text").asText())).containsExactly("Deploy at noon", "done");
    }

    @Test
    void catchUpWhenSlackHasHadEnoughThenWhatWasReadAndThatThreadsAreMissing() {
        finds(hit());
        slack.server.stubFor(SlackStandIn.method("conversations.replies").willReturn(slack.fixture("common~429-ratelimited").withStatus(429).withHeader("Retry-After", "30")));
        JsonNode missed = slack.call(CATCH_UP, Map.of("channels", List.of("C000PROJX2")));
        assertThat(missed.path("messages")).hasSize(1);
        assertThat(missed.at("/channels/0/looked").asText()).contains("Slack's limit was reached");
    }

    @Test
    void catchUpWhenAChannelIsUnknownThenTheArgumentIsNamed() {
        assertThat(slack.failure(CATCH_UP, Map.of("channels", List.of("#no-such-channel"))).field()).contains("channels");
        assertThat(slack.failure(CATCH_UP, Map.of("channels", List.of())).problem()).isEqualTo(Problem.INVALID_INPUT);
    }

    @Test
    void jobWhatDidIMissInThreeChannelsWithThreads() {
        finds(hit());
        for (String channel : List.of("C000PROJX2", "C000GENER1", "C000DESIG3")) {
            StringBuilder fresh = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                fresh.append(i == 0 ? "" : ",").append("{\"ts\":\"").append(1768464000 - i * 600).append(".000100\",\"user\":\"U000BENEX2\",\"text\":\"The rollout went well for the first ten percent\"}");
            }
            history(channel, fresh.toString(), "");
        }
        ToolResult result = slack.result(CATCH_UP, Map.of("channels", List.of("#project-orion", "C000GENER1", "C000DESIG3"), "since", "yesterday"));
        System.out.printf("what did I miss since yesterday in three channels with threads: 1 call, %d tokens back, %d requests to Slack%n", ToolBench.tokens(result), slack.server.getAllServeEvents().size());
        assertThat(result.structuredContent().path("messages")).hasSize(16);
        assertThat(ToolBench.tokens(result)).isLessThan(1_500);
    }
}
