package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.mcphub.platform.HubException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads from any of their messages, and what people copy out of Slack. */
class SlackThreadsTest {
    private static final String PARENT = "1767261600.000100";
    private static final String REPLY = "1767261660.000200";
    private static final String ALONE = "{\"ok\":true,\"messages\":[{\"ts\":\"" + REPLY + "\",\"thread_ts\":\"" + PARENT + "\",\"text\":\"a reply\"}]}";
    private static final String THREAD = "{\"ok\":true,\"messages\":[{\"ts\":\"" + PARENT + "\",\"thread_ts\":\"" + PARENT + "\",\"text\":\"the first\"},"
            + "{\"ts\":\"" + REPLY + "\",\"thread_ts\":\"" + PARENT + "\",\"text\":\"a reply\"}]}";

    private final SlackStandIn slack = new SlackStandIn();

    @BeforeEach
    void world() {
        slack.knowsNames();
        slack.answers("chat.postMessage", "chat.postMessage~thread-reply");
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("ts", equalTo(REPLY)).willReturn(json(ALONE)));
        slack.server.stubFor(SlackStandIn.method("conversations.replies").withFormParam("ts", equalTo(PARENT)).willReturn(json(THREAD)));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    @ParameterizedTest
    @CsvSource({"slack.messages.post, channel, C000PROJX2", "slack.messages.schedule, channel, C000PROJX2"})
    void postWhenReplyingToAReplyThenIntoTheThreadOfItsParent(String tool, String field, String where) {
        slack.answers("chat.scheduleMessage", "chat.scheduleMessage");
        slack.call(tool, tool.endsWith("post") ? Map.of(field, where, "text", "x", "thread_ts", REPLY) : Map.of(field, where, "text", "x", "thread_ts", REPLY, "at", "2h"));

        assertThat(slack.form(tool.endsWith("post") ? "chat.postMessage" : "chat.scheduleMessage")).containsEntry("thread_ts", PARENT);
    }

    @Test
    void uploadWhenReplyingToAReplyThenIntoTheThreadOfItsParentAndSilentMentionsAreSaid() {
        slack.answers("files.getUploadURLExternal", "files.getUploadURLExternal");
        slack.answers("files.completeUploadExternal", "files.completeUploadExternal");
        slack.server.stubFor(post(urlPathEqualTo("/upload/v1/SYNTHETIC")).willReturn(aResponse()));

        JsonNode done = slack.call("slack.files.upload",
                Map.of("channel", "C000PROJX2", "filename", "a.md", "content", "x", "thread_ts", REPLY, "comment", "**Notes** for @anna.berg & <b>all</b>", "markdown", true));

        assertThat(slack.form("files.completeUploadExternal")).containsEntry("thread_ts", PARENT)
                .containsEntry("initial_comment", "*Notes* for @anna.berg &amp; &lt;b&gt;all&lt;/b&gt;");
        assertThat(done.at("/warnings/0").asText()).startsWith("@anna.berg is plain text");
    }

    @Test
    void postWhenReplyingToTheFirstMessageThenThere() {
        slack.call("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "x", "thread_ts", PARENT));

        assertThat(slack.form("chat.postMessage")).containsEntry("thread_ts", PARENT);
    }

    @Test
    void postWhenTheChannelIsALinkThenTheRefusalSaysWhatToGiveForTheThread() {
        HubException refused = slack.failure(
                "slack.messages.post", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261660000200?thread_ts=" + PARENT, "text", "x"));

        assertThat(refused.publicDetail()).contains("channel: C000PROJX2", "thread_ts: " + PARENT);
    }

    @ParameterizedTest
    @CsvSource({
        "C000PROJX2, " + REPLY,
        "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261660000200,",
        "https://app.slack.com/client/T000DEMO01/C000PROJX2/thread/C000PROJX2-" + PARENT + ","
    })
    void repliesWhenAskedFromAnyMessageThenTheWholeThread(String channel, String ts) {
        JsonNode page = slack.call("slack.threads.replies", ts == null ? Map.of("channel", channel) : Map.of("channel", channel, "ts", ts));

        assertThat(page.path("messages")).extracting(m -> m.path("text").asText()).containsExactly("the first", "a reply");
    }

    @Test
    void historyWhenTheAddressOfTheAppThenThatChannel() {
        slack.answers("conversations.history", "conversations.history~page2");
        JsonNode page = slack.call("slack.messages.history", Map.of("channel", "https://app.slack.com/client/T000DEMO01/C000PROJX2"));

        assertThat(page.path("channel_id").asText()).isEqualTo("C000PROJX2");
    }

    @Test
    void historyWhenOnlySinceThenLatestToo() {
        slack.answers("conversations.history", "conversations.history~page2");
        slack.call("slack.messages.history", Map.of("channel", "C000PROJX2", "since", "24h"));

        assertThat(slack.form("conversations.history")).containsKey("oldest").containsEntry("latest", SlackStandIn.NOW.getEpochSecond() + ".000000");
    }

    @ParameterizedTest
    @CsvSource({"\uD83D\uDC4D, thumbsup", ":White_Check_Mark:, white_check_mark", "White_Check_Mark, white_check_mark", "\u2764\uFE0F, heart", "party-parrot, party-parrot"})
    void reactWhenASignOrCapitalsThenTheNameThatSlackTakes(String emoji, String name) {
        slack.answers("reactions.add", "reactions.add");
        slack.call("slack.reactions.add", Map.of("channel", "C000PROJX2", "ts", PARENT, "emoji", emoji));

        assertThat(slack.form("reactions.add")).containsEntry("name", name);
    }

    @Test
    void searchWhenAHitIsAReplyThenItsThread() {
        slack.answers("search.messages", json("{\"ok\":true,\"messages\":{\"matches\":[{\"ts\":\"" + REPLY + "\",\"text\":\"a\",\"channel\":{\"id\":\"C000PROJX2\",\"name\":\"orion\"},"
                + "\"permalink\":\"https://demo-workspace.slack.com/archives/C000PROJX2/p1767261660000200?thread_ts=" + PARENT + "\"}]}}"));

        assertThat(slack.call("slack.messages.search", Map.of("query", "a")).at("/messages/0/thread_ts").asText()).isEqualTo(PARENT);
    }

    @Test
    void postWhenSlackCutsTheMessageThenThatIsSaid() {
        slack.answers("chat.postMessage", "chat.postMessage~warning-truncated");

        assertThat(slack.call("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "x")).at("/warnings/0").asText()).contains("Slack cut the message");
    }

    @Test
    void postWhenAMentionNotifiesNobodyThenThatIsSaid() {
        JsonNode posted = slack.call("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "Hi @anna.berg and <@U000BENEX2>, write to a@example.com"));

        assertThat(posted.path("warnings")).hasSize(1);
        assertThat(posted.at("/warnings/0").asText()).startsWith("@anna.berg is plain text and notifies nobody");
    }

    @Test
    void historyWhenAGroupIsMentionedThenByItsHandleAndWhoIsGoneIsMarked() {
        slack.answers("usergroups.list", json("{\"ok\":true,\"usergroups\":[{\"id\":\"S000ENGIN1\",\"handle\":\"engineering\"}]}"));
        slack.answers("users.info", json("{\"ok\":true,\"user\":{\"id\":\"U000LEFTX7\",\"deleted\":true,\"profile\":{\"display_name\":\"lee\"}}}"));
        slack.answers("conversations.history", json("{\"ok\":true,\"messages\":[{\"ts\":\"" + PARENT + "\",\"user\":\"U000LEFTX7\",\"text\":\"<!subteam^S000ENGIN1> look\"}]}"));

        JsonNode message = slack.call("slack.messages.history", Map.of("channel", "C000PROJX2")).at("/messages/0");

        assertThat(message.path("text").asText()).isEqualTo("@engineering look");
        assertThat(message.path("author").asText()).isEqualTo("lee (deactivated)");
    }

    @Test
    void getWhenAttachmentsAreLongThenWholeWithTheFilesAndImagesOfForwards() {
        String forwarded = "{\"ok\":true,\"messages\":[{\"ts\":\"" + PARENT + "\",\"text\":\"\",\"attachments\":[{\"text\":\"" + "long ".repeat(400) + "end\","
                + "\"files\":[{\"id\":\"F000FILEX2\",\"name\":\"mockup.png\"}]},{\"image_url\":\"https://example.com/graph.png\"}]}]}";
        slack.answers("conversations.history", json(forwarded));

        String whole = slack.call("slack.messages.get", Map.of("channel", "C000PROJX2", "ts", PARENT)).at("/message/text").asText();
        String listed = slack.call("slack.messages.history", Map.of("channel", "C000PROJX2")).at("/messages/0/text").asText();

        assertThat(whole).contains("long end", "[file F000FILEX2: mockup.png]", "[image: https://example.com/graph.png]");
        assertThat(listed).contains("slack_messages_get shows it whole", "[file F000FILEX2", "[image:").doesNotContain("long end");
    }
}
