package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.platform.documents.SamplePdfs;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolBench;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everyday tasks cost a model: calls of tools, and tokens of four characters that come back. The numbers are printed. */
class EverydayTasksTest {
    private static final List<String> PEOPLE = List.of("U000ADAEX1", "U000BENEX2", "U000CLEOX3", "U000GONEX9");
    private static final String SAID = "The rollout of the new checkout went well for the first ten percent; we watch the error rate until noon. ";

    private final SlackStandIn slack = new SlackStandIn();

    @BeforeEach
    void names() {
        slack.knowsNames();
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    /** A busy day: 60 messages of about 100 characters, eight of them with a thread. */
    private void busyDay() {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 60; i++) {
            ObjectNode message = messages.addObject().put("type", "message").put("user", PEOPLE.get(i % PEOPLE.size()));
            String ts = (1768435200 + (60 - i) * 600) + ".000100";
            message.put("ts", ts).put("client_msg_id", "00000000-0000-4000-8000-0000000000" + (10 + i)).put("text", SAID).put("team", "T000DEMO01");
            message.putArray("blocks").addObject().put("type", "rich_text").putArray("elements").addObject().put("type", "rich_text_section").putArray("elements").addObject()
                    .put("type", "text").put("text", SAID);
            if (i % 8 == 0) {
                message.put("thread_ts", ts).put("reply_count", 5).put("latest_reply", ts);
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true).put("has_more", false);
        answer.set("messages", messages);
        slack.answers("conversations.history", slack.fixture("conversations.history~page1").withBody(Json.write(answer)));
    }

    private int requests() {
        return slack.server.getAllServeEvents().size();
    }

    private static void told(String task, int calls, int upstream, ToolResult... results) {
        int tokens = Stream.of(results).mapToInt(ToolBench::tokens).sum();
        System.out.printf("%s: %d call(s), %d tokens back, %d requests to Slack with cold caches%n", task, calls, tokens, upstream);
    }

    @Test
    void summariseADayWhenBusyThenOneCallAndASmallTable() {
        busyDay();
        Map<String, String> day = Map.of("channel", "#project-orion", "since", "yesterday", "until", "today");
        ToolResult json = slack.result("slack.messages.history", day);
        told("a channel's day, 60 messages, json", 1, requests(), json);
        ToolResult csv = slack.result("slack.messages.history", Map.of("channel", "#project-orion", "since", "yesterday", "until", "today", "format", "csv"));
        told("a channel's day, 60 messages, csv", 1, requests(), csv);
        int raw = slack.server.getAllServeEvents().stream()
                .filter(e -> e.getRequest().getUrl().endsWith("conversations.history")).mapToInt(e -> e.getResponse().getBody().length).max().orElseThrow() / 4;
        System.out.println("the same as Slack sends it: " + raw + " tokens");

        assertThat(json.structuredContent().path("messages")).hasSize(60);
        assertThat(json.structuredContent().has("next_cursor")).isFalse();
        assertThat(ToolBench.tokens(csv)).isLessThan(ToolBench.tokens(json)).isLessThan(4_500);
    }

    @Test
    void directMessageWhenThePersonIsNamedThenOneCall() {
        slack.answers("conversations.open", "conversations.open~one-user");
        slack.answers("chat.postMessage", "chat.postMessage~dm");
        ToolResult sent = slack.result("slack.dm.send", Map.of("user_id", "@ben", "text", "The rollout is through."));
        told("a direct message to @ben", 1, requests(), sent);

        assertThat(sent.structuredContent().path("channel_name").asText()).isEqualTo("ben");
        assertThat(ToolBench.tokens(sent)).isLessThan(80);
    }

    @Test
    void topicOfLastWeekWhenSearchedThenOneCall() {
        ArrayNode matches = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 20; i++) {
            ObjectNode match = matches.addObject().put("iid", "00000000-0000-4000-8000-0000000000" + (10 + i)).put("team", "T000DEMO01").put("user", PEOPLE.get(i % 4));
            match.put("username", "ben").put("ts", (1768400000 - i * 9000) + ".000100").put("text", SAID);
            match.put("permalink", "https://demo-workspace.slack.com/archives/C000PROJX2/p" + (1768400000 - i * 9000) + "000100");
            match.putObject("channel").put("id", "C000PROJX2").put("name", "project-orion");
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode().put("total", 34);
        found.putObject("paging").put("count", 20).put("total", 34).put("page", 1).put("pages", 2);
        found.set("matches", matches);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
        answer.set("messages", found);
        slack.answers("search.messages", slack.fixture("search.messages").withBody(Json.write(answer)));

        ToolResult hits = slack.result("slack.messages.search", Map.of("query", "rollout checkout", "since", "7d"));
        told("what was said about a topic in the last week, 20 of 34 hits, json", 1, requests(), hits);
        ToolResult table = slack.result("slack.messages.search", Map.of("query", "rollout checkout", "since", "7d", "format", "csv"));
        told("the same as csv", 1, requests(), table);

        assertThat(hits.structuredContent().path("messages")).hasSize(20);
        assertThat(hits.structuredContent().path("next_cursor").asText()).isNotBlank();
        assertThat(ToolBench.tokens(table)).isLessThan(2_200);
    }

    @Test
    void groupMessageWhenTwoPeopleAreNamedThenTwoCalls() {
        slack.answers("conversations.open", "conversations.open~group");
        slack.answers("chat.postMessage", "chat.postMessage");
        ToolResult opened = slack.result("slack.dm.open_group", Map.of("user_ids", List.of("@ben", "@cleo")));
        ToolResult sent = slack.result("slack.messages.post", Map.of("channel", opened.structuredContent().path("channel_id").asText(), "text", "Lunch together?"));
        told("a direct message to @ben and @cleo together", 2, requests(), opened, sent);

        assertThat(slack.form("conversations.open")).containsEntry("users", "U000BENEX2,U000CLEOX3");
        assertThat(ToolBench.tokens(opened) + ToolBench.tokens(sent)).isLessThan(200);
    }

    @Test
    void replyWhenThereIsALinkThenTheRefusalNamesTheThreadAndTwoCallsDo() {
        slack.answers("chat.postMessage", "chat.postMessage~thread-reply");
        slack.answers("conversations.replies", "conversations.replies");
        String link = "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261720000300?thread_ts=1767261600.000100&cid=C000PROJX2";
        String refused = slack.failure("slack.messages.post", Map.of("channel", link, "text", "On it.")).publicDetail();
        assertThat(refused).contains("channel: C000PROJX2 and thread_ts: 1767261600.000100");
        slack.server.resetRequests();
        ToolResult sent = slack.result("slack.messages.post", Map.of("channel", link, "thread_ts", "1767261600.000100", "text", "On it."));
        told("a reply in the thread of a link", 2, requests(), sent);

        assertThat(slack.form("chat.postMessage")).containsEntry("channel", "C000PROJX2").containsEntry("thread_ts", "1767261600.000100");
        assertThat(refused.length() / 4 + ToolBench.tokens(sent)).isLessThan(200);
    }

    @Test
    void unreadWhenAskedThenOneCallForTwelveConversations() {
        ArrayNode mine = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 12; i++) {
            mine.addObject().put("id", "C000BUSY" + (10 + i)).put("name", "busy-" + i).put("is_channel", true).put("is_member", true);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
        answer.set("channels", mine);
        slack.answers("users.conversations", slack.fixture("users.conversations").withBody(Json.write(answer)));
        slack.answers("conversations.info", "conversations.info~direct");
        slack.answers("conversations.history", "conversations.history~unread");
        ToolResult unread = slack.result("slack.unread.summary", Map.of());
        told("what is unread in twelve conversations", 1, requests(), unread);

        assertThat(unread.structuredContent().path("conversations")).hasSize(12);
        assertThat(ToolBench.tokens(unread)).isLessThan(1_500);
    }

    @Test
    void summaryOfAPdfWhenSentThenTwoCalls() {
        ObjectNode told = (ObjectNode) Json.read(SlackStandIn.body("files.info~file").replace("https://files.slack.com", "http://127.0.0.1:" + slack.server.port()));
        ((ObjectNode) told.path("file")).put("mimetype", "application/pdf").put("size", 5_000);
        slack.answers("files.info", slack.fixture("files.info~file").withBody(Json.write(told)));
        slack.server.stubFor(get(urlPathEqualTo("/files-pri/T000DEMO01-F000FILEX2/download/notes.md")).willReturn(aResponse().withHeader("Content-Type", "application/pdf")
                .withBody(SamplePdfs.of("Revenue rose by 14 percent.", "Costs fell by 3 percent."))));
        slack.answers("conversations.open", "conversations.open~one-user");
        slack.answers("chat.postMessage", "chat.postMessage~dm");
        ToolResult read = slack.result("slack.files.get", Map.of("file", "F000FILEX2"));
        ToolResult sent = slack.result("slack.dm.send", Map.of("user_id", "@ben", "text", "Revenue +14 %, costs -3 %."));
        told("the summary of a PDF to @ben", 2, requests(), read, sent);

        assertThat(read.structuredContent().path("text").asText()).contains("14 percent").contains("3 percent");
        assertThat(ToolBench.tokens(read) + ToolBench.tokens(sent)).isLessThan(400);
    }
}
