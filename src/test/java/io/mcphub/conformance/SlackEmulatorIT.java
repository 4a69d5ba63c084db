package io.mcphub.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.tools.DeclaredTools;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every Slack tool, through the built hub, against a Slack that nobody here wrote: the emulator of npm's {@code emulate}. It knows most
 * methods; of the others the hub says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackEmulatorIT {
    /** The tools whose methods the emulator does not know. */
    private static final Set<String> UNKNOWN = Set.of(
            "slack.messages.search", "slack.unread.summary", "slack.usergroups.list", "slack.usergroups.members", "slack.usergroups.set_members", "slack.canvas.create",
            "slack.canvas.edit", "slack.canvas.share", "slack.canvas.delete", "slack.canvas.sections_lookup");

    private final Set<String> worked = new TreeSet<>();
    private Process emulator;
    private HubProcess hub;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        NodePackages.require();
        int port = HubProcess.freePort();
        emulator = new ProcessBuilder(NodePackages.program(), NodePackages.file("slack.mjs"), String.valueOf(port)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = emulator.inputReader();
        assertThat(said.readLine()).startsWith("ready ");
        hub = HubProcess.start(folder, Map.of("SLACK_API_URL", "http://127.0.0.1:" + port + "/api/"));
        HubUser admin = HubUser.admin(hub);
        admin.connect("slack", "xoxp-emulated");
        token = admin.token("emulator");
    }

    @AfterAll
    void stop() {
        if (hub != null) {
            hub.close();
        }
        if (emulator != null) {
            emulator.destroy();
        }
    }

    @Test
    void toolsWhenTheEmulatorKnowsTheirMethodsThenTheyAllWork() throws Exception {
        people();
        String channel = channels();
        String message = messages(channel);
        marks(channel, message);
        later(channel);
        files(channel);
        directs();
        works("slack.messages.delete", Map.of("channel", channel, "ts", message));
        works("slack.channels.archive", Map.of("channel", "#lab"));
        assertThat(works("slack.messages.history", Map.of("channel", "#lab")).path("channel_id").asText()).as("an archived channel by its name").isEqualTo(channel);

        Set<String> all = new TreeSet<>(UNKNOWN);
        all.addAll(worked);
        assertThat(all).containsExactlyInAnyOrderElementsOf(DeclaredTools.all().stream().filter(tool -> tool.integration().equals("slack")).map(tool -> tool.name()).toList());
    }

    private void people() throws Exception {
        assertThat(works("slack.users.me", Map.of()).at("/user/handle").asText()).isEqualTo("admin");
        assertThat(works("slack.users.list", Map.of("query", "example")).path("users")).hasSize(2);
        assertThat(works("slack.users.info", Map.of("user_id", "@ben")).at("/user/real_name").asText()).isEqualTo("Ben Example");
        assertThat(works("slack.users.find_by_email", Map.of("email", "cleo@emulate.dev")).path("found").asBoolean()).isTrue();
    }

    private String channels() throws Exception {
        assertThat(works("slack.channels.info", Map.of("channel", "general")).at("/channel/name").asText()).isEqualTo("general");
        assertThat(works("slack.channels.list", Map.of("query", "random")).path("channels")).hasSize(1);
        String channel = works("slack.channels.create", Map.of("name", "lab")).at("/channel/id").asText();
        assertThat(works("slack.channels.invite", Map.of("channel", "#lab", "user_ids", List.of("@ben"))).at("/people/0/result").asText()).isEqualTo("invited");
        assertThat(works("slack.channels.members", Map.of("channel", "#lab")).path("members")).hasSize(2);
        works("slack.channels.join", Map.of("channel", "#random"));
        works("slack.channels.set_topic", Map.of("channel", "#lab", "topic", "Trials"));
        assertThat(works("slack.channels.info", Map.of("channel", channel)).at("/channel/topic").asText()).isEqualTo("Trials");
        return channel;
    }

    private String messages(String channel) throws Exception {
        JsonNode posted = works("slack.messages.post", Map.of("channel", "#lab", "text", "hello"));
        String ts = posted.path("ts").asText();
        works("slack.messages.post", Map.of("channel", channel, "text", "a reply", "thread_ts", ts));
        works("slack.messages.update", Map.of("channel", posted.path("url").asText(), "text", "hello again"));
        assertThat(works("slack.messages.get", Map.of("channel", posted.path("url").asText())).at("/message/text").asText()).isEqualTo("hello again");
        assertThat(works("slack.messages.history", Map.of("channel", "#lab", "since", "1h")).path("messages").toString()).contains("hello again");
        assertThat(works("slack.threads.replies", Map.of("channel", channel, "ts", ts)).path("messages")).hasSize(2);
        JsonNode missed = works("slack.messages.catch_up", Map.of("channels", List.of("#lab"), "since", "1h"));
        assertThat(missed.at("/channels/0/replies").asInt()).isEqualTo(1);
        assertThat(missed.at("/channels/0/looked").asText()).as("it cannot search").contains("14 days");
        return ts;
    }

    private void marks(String channel, String ts) throws Exception {
        Map<String, Object> message = Map.of("channel", channel, "ts", ts);
        Map<String, Object> eyes = Map.of("channel", channel, "ts", ts, "emoji", "eyes");
        works("slack.reactions.add", eyes);
        assertThat(works("slack.reactions.list", message).at("/reactions/0/emoji").asText()).isEqualTo("eyes");
        works("slack.reactions.remove", eyes);
        works("slack.pins.add", message);
        assertThat(works("slack.pins.list", Map.of("channel", channel)).at("/pins/0/ts").asText()).isEqualTo(ts);
        works("slack.pins.remove", message);
        String bookmark = works("slack.bookmarks.add", Map.of("channel", channel, "title", "Plan", "url", "https://example.com/plan")).at("/bookmark/id").asText();
        assertThat(works("slack.bookmarks.list", Map.of("channel", channel)).at("/bookmarks/0/url").asText()).isEqualTo("https://example.com/plan");
        works("slack.bookmarks.remove", Map.of("channel", channel, "id", bookmark));
        works("slack.unread.mark_read", message);
    }

    private void later(String channel) throws Exception {
        String id = works("slack.messages.schedule", Map.of("channel", channel, "text", "later", "at", "2h")).path("id").asText();
        assertThat(works("slack.schedules.list", Map.of("channel", channel)).at("/messages/0/id").asText()).isEqualTo(id);
        works("slack.schedules.cancel", Map.of("channel_id", channel, "id", id));
    }

    private void files(String channel) throws Exception {
        String id = works("slack.files.upload", Map.of("filename", "notes.md", "content", "# Notes", "channel", channel)).path("file_id").asText();
        assertThat(works("slack.files.list", Map.of("channel", channel)).at("/files/0/id").asText()).isEqualTo(id);
        assertThat(works("slack.files.get", Map.of("file", id)).path("text").asText()).isEqualTo("# Notes");
        assertThat(works("slack.canvas.read", Map.of("canvas_id", id)).path("markdown").asText()).isEqualTo("# Notes");
        works("slack.canvas.list", Map.of());
    }

    private void directs() throws Exception {
        works("slack.dm.open", Map.of("user_id", "@ben"));
        works("slack.dm.send", Map.of("user_id", "@ben", "text", "hi"));
        assertThat(works("slack.dm.history", Map.of("user_id", "@ben")).at("/messages/0/text").asText()).isEqualTo("hi");
        assertThat(works("slack.dm.list", Map.of()).path("conversations")).isNotEmpty();
        works("slack.dm.open_group", Map.of("user_ids", List.of("@ben", "@cleo")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "slack.messages.search | {'query':'hello'}",
        "slack.unread.summary | {}",
        "slack.usergroups.list | {}",
        "slack.usergroups.members | {'usergroup_id':'S000ENGGR1'}",
        "slack.usergroups.set_members | {'usergroup_id':'S000ENGGR1','user_ids':['@ben']}",
        "slack.canvas.create | {'title':'Plan'}",
        "slack.canvas.edit | {'canvas_id':'F000CANVS1','markdown':'# New'}",
        "slack.canvas.share | {'canvas_id':'F000CANVS1','access_level':'read','user_ids':['@ben']}",
        "slack.canvas.delete | {'canvas_id':'F000CANVS1'}",
        "slack.canvas.sections_lookup | {'canvas_id':'F000CANVS1','contains_text':'x'}",
    })
    void toolWhenTheEmulatorDoesNotKnowItsMethodThenTheHubSaysSo(String tool, String arguments) throws Exception {
        assertThat(UNKNOWN).contains(tool);
        JsonNode result = call(tool, Json.read(arguments.replace('\'', '"')));
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains("unknown_method");
    }

    private JsonNode works(String tool, Map<String, Object> arguments) throws Exception {
        JsonNode result = call(tool, Json.tree(arguments));
        assertThat(result.path("isError").asBoolean()).as(tool + " " + result).isFalse();
        worked.add(tool);
        return Json.read(result.at("/content/0/text").asText());
    }

    private JsonNode call(String tool, JsonNode arguments) throws Exception {
        String body = Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments)));
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-06-18")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String text = answer.body();
        return Json.read(text.startsWith("{") ? text : text.lines().filter(line -> line.startsWith("data:")).reduce((first, last) -> last).orElseThrow().substring(5)).path("result");
    }
}
