package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Problem;
import io.mcphub.tools.ToolResult;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackHistoryTest {
    private static final String HISTORY = "slack.messages.history";
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void historyWhenAskedThenNamesTimesThreadsReactionsAndLinks() {
        slack.knowsNames();
        slack.answers("conversations.history", "conversations.history~page1");

        JsonNode page = slack.call(HISTORY, Map.of("channel", "#project-orion"));

        assertThat(page.path("channel_name").asText()).isEqualTo("project-orion");
        JsonNode first = page.path("messages").path(0);
        assertThat(first.path("author").asText()).isEqualTo("ben");
        assertThat(first.path("time").asText()).isEqualTo("2026-01-01T10:00:00");
        assertThat(first.path("replies").asInt()).isEqualTo(2);
        assertThat(first.path("last_reply").asText()).isEqualTo("2026-01-01T10:02:00");
        assertThat(first.path("reactions").asText()).isEqualTo("eyes 2");
        assertThat(first.path("url").asText()).isEqualTo("https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100");
        assertThat(page.path("messages").path(1).path("text").asText())
                .contains("New mock-ups for @").contains("the page (https://example.com/orion)").contains("[file F000FILEX2: mockup.png, image/png, 20480 bytes]");
    }

    @Test
    void historyWhenContinuedThenSlacksCursorAndTheSameWindow() {
        slack.knowsNames();
        slack.answersPages("conversations.history", "conversations.history~page1", "conversations.history~page2", "bmV4dF90czoxNzY3MjU0NDAwMDAwMDEw");
        String cursor = slack.call(HISTORY, Map.of("channel", "C000PROJX2", "since", "24h")).path("next_cursor").asText();
        slack.clock.use(Clock.fixed(SlackStandIn.NOW.plus(Duration.ofHours(3)), ZoneOffset.UTC));

        JsonNode second = slack.call(HISTORY, Map.of("channel", "C000PROJX2", "since", "24h", "cursor", cursor));

        assertThat(SlackStandIn.form(slack.requests("conversations.history").get(1)))
                .containsEntry("cursor", "bmV4dF90czoxNzY3MjU0NDAwMDAwMDEw")
                .containsEntry("oldest", "1768391999.999999");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void historyWhenTheCursorIsOfAnotherListThenRefused() {
        slack.knowsNames();
        slack.answers("conversations.history", "conversations.history~page1");
        String cursor = slack.call(HISTORY, Map.of("channel", "C000PROJX2")).path("next_cursor").asText();
        slack.server.resetRequests();
        assertThat(slack.failure(HISTORY, Map.of("channel", "C000GENER1", "cursor", cursor)).field()).contains("cursor");
        assertThat(slack.failure("slack.users.list", Map.of("cursor", cursor)).field()).contains("cursor");
        assertThat(slack.failure(HISTORY, Map.of("channel", "C000PROJX2", "cursor", "bmV4dF90czoxNzY3MjU0NDAwMDAwMDEw")).field()).contains("cursor");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void historyWhenDayThenThatOfTheZoneInWhichThePersonIsNow() {
        slack.answers("conversations.history", "conversations.history~page2");
        slack.answers("users.info", aResponse().withHeader("Content-Type", "application/json").withBody("{\"ok\":true,\"user\":{\"id\":\"U000ADAEX1\",\"tz\":\"Asia/Tokyo\"}}"));
        Map<String, String> details = new HashMap<>(SlackStandIn.DETAILS);
        details.put("tz", "Europe/Berlin");
        slack.bench.call(HISTORY, Map.of("channel", "C000PROJX2", "since", "yesterday", "until", "today"), new Credential("connection-7", "user-1", SlackStandIn.ADA.token(), details));
        assertThat(slack.form("conversations.history")).containsEntry("oldest", "1768316399.999999").containsEntry("latest", "1768402800.000000");
    }

    @Test
    void historyWhenTimeIsNonsenseThenTheFieldAndNoRequest() {
        assertThat(slack.failure(HISTORY, Map.of("channel", "C000PROJX2", "since", "yesterday'; --")).field()).contains("since");
        assertThat(slack.failure(HISTORY, Map.of("channel", "C000PROJX2", "latest", "soon")).field()).contains("until");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void historyWhenCsvThenOneLineForEachMessageAndTheRestBeside() {
        slack.knowsNames();
        slack.answers("conversations.history", "conversations.history~page1");
        ToolResult result = slack.result(HISTORY, Map.of("channel", "C000PROJX2", "format", "csv"));
        assertThat(result.content().path(0).path("text").asText()).startsWith("ts,time,author,").contains("1767261600.000100,2026-01-01T10:00:00,ben,");
        assertThat(result.content().path(1).path("text").asText()).contains("next_cursor");
        assertThat(result.structuredContent().path("messages")).hasSize(2);
    }

    @Test
    void historyWhenNamesAreNotToldThenMessagesAllTheSame() {
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("users.info", "common~error-missing_scope");
        JsonNode page = slack.call(HISTORY, Map.of("channel", "C000PROJX2"));
        assertThat(page.path("messages")).hasSize(2).allSatisfy(m -> assertThat(m.has("author")).isFalse());
    }

    @Test
    void historyWhenAMessageIsHugeThenCutInTheListAndWholeAlone() {
        String huge = "x".repeat(9_000);
        slack.answers("conversations.history", slack.fixture("conversations.history~page1").withBody("{\"ok\":true,\"messages\":[{\"ts\":\"1767261600.000100\",\"text\":\"" + huge + "\"}]}"));
        assertThat(slack.call(HISTORY, Map.of("channel", "C000PROJX2")).path("messages").path(0).path("text").asText()).hasSize(4_000 + "… [cut; slack_messages_get shows it whole]".length()).contains("slack_messages_get shows it whole");
        assertThat(slack.call("slack.messages.get", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100")).path("message").path("text").asText()).hasSize(9_000);
    }

    @Test
    void historyWhenAMessageHasNoTsThenTheAnswerIsNotSlacks() {
        slack.answers("conversations.history", slack.fixture("conversations.history~page1").withBody("{\"ok\":true,\"messages\":[{\"text\":\"x\"}]}"));
        assertThat(slack.failure(HISTORY, Map.of("channel", "C000PROJX2")).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void historyWhenSlackAnswersOddlyThenTheMessageAllTheSame() {
        slack.answers("conversations.history", slack.fixture("conversations.history~page1").withBody(
                "{\"ok\":true,\"messages\":[{\"ts\":\"1767261600.000100\",\"text\":7,\"user\":[],\"reactions\":{},\"files\":\"x\",\"blocks\":[null,7,{\"type\":9}],\"attachments\":null,\"edited\":\"no\",\"reply_count\":\"many\"}]}"));
        assertThat(slack.call(HISTORY, Map.of("channel", "C000PROJX2")).path("messages").path(0).path("ts").asText()).isEqualTo("1767261600.000100");
    }

    @Test
    void getWhenReplyThenFoundInItsThread() {
        slack.knowsNames();
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("conversations.replies", "conversations.replies");
        JsonNode got = slack.call("slack.messages.get", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261720000300?thread_ts=1767261600.000100"));
        assertThat(got.path("message").path("ts").asText()).isEqualTo("1767261720.000300");
        assertThat(got.path("message").path("url").asText()).endsWith("?thread_ts=1767261600.000100&cid=C000PROJX2");
        assertThat(slack.requests("conversations.history")).isEmpty();
        assertThat(slack.form("conversations.replies"))
                .isEqualTo(Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "oldest", "1767261720.000300", "latest", "1767261720.000300", "inclusive", "true", "limit", "2"));
    }

    @Test
    void getWhenNowhereThenNotFound() {
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("conversations.replies", "conversations.replies~error-thread_not_found");
        assertThat(slack.failure("slack.messages.get", Map.of("channel", "C000PROJX2", "ts", "1700000000.000100")).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void repliesWhenPermalinkThenTheWholeThreadByPages() {
        slack.knowsNames();
        slack.answers("conversations.replies", "conversations.replies~page1");
        JsonNode page = slack.call("slack.threads.replies", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100"));
        slack.server.resetRequests();
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("cursor", equalTo("x")).willReturn(slack.fixture("conversations.replies")));
        slack.call("slack.threads.replies", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100", "cursor", page.path("next_cursor").asText()));
        assertThat(slack.form("conversations.replies")).containsEntry("ts", "1767261600.000100").containsKey("cursor");
    }

    @Test
    void historyWhenOldestIsAsSlackTakesItThenTheVeryMoment() {
        slack.answers("conversations.history", "conversations.history~page1");
        slack.call("slack.messages.history", Map.of("channel", "C000PROJX2", "oldest", 1767225600, "latest", "1767261600.000150"));
        assertThat(slack.form("conversations.history")).containsEntry("oldest", "1767225599.999999").containsEntry("latest", "1767261600.000150");
    }

    @Test
    void historyWhenChannelsAreMentionedByIdThenByNameWhereSlackTells() {
        slack.knowsNames();
        slack.server.stubFor(SlackStandIn.method("conversations.info").withFormParam("channel", com.github.tomakehurst.wiremock.client.WireMock.equalTo("C000HIDDEN"))
                .willReturn(slack.fixture("conversations.info~error-channel_not_found")));
        String body = "{\"ok\":true,\"messages\":[{\"ts\":\"1767261600.000100\",\"text\":\"see <#C000HIDDEN|> and <#C000PROJX2|>, <#C000PROJX2> or <#C000OTHER1|other>\"}]}";
        slack.answers("conversations.history", slack.fixture("conversations.history~page1").withBody(body));
        for (int i = 0; i < 2; i++) {
            assertThat(slack.call(HISTORY, Map.of("channel", "C000PROJX2")).path("messages").path(0).path("text").asText())
                    .isEqualTo("see #C000HIDDEN and #project-orion, #project-orion or #other");
        }
        assertThat(slack.requests("conversations.info")).as("each asked once").hasSize(2);
    }
}
