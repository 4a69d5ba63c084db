package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.text.SlackMrkdwn;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.platform.Json;
import io.mcphub.upstream.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlackRenderingTest {
    private static final Map<String, String> PEOPLE = Map.of("U000ADAEX1", "ada", "U000BENEX2", "ben", "U000CLEOX3", "cleo");
    private final SlackRendering rendering = new SlackRendering(PEOPLE);
    private final List<JsonNode> rich = JsonTree.list(Json.read(SlackStandIn.body("conversations.history~rich")).path("messages"));

    @Test
    void textWhenAppWithBlocksThenTheBlocksAndNotTheFallback() {
        assertThat(rendering.text(rich.get(0))).isEqualTo("""
                *Build 42*
                *green* for @ben in the pipeline (https://ci.example.com/42)
                *Tests*
                812 | 2 min
                [Open] (https://ci.example.com/42)
                [image: logo] | a <b> & c
                name | ms
                login | 31
                from the future""");
        assertThat(rendering.author(rich.get(0))).isEqualTo("Deploys");
    }

    @Test
    void textWhenRichTextAloneThenListsQuotesAndCode() {
        assertThat(rendering.text(rich.get(1))).isEqualTo("""
                Ask @ben :eyes: here (https://example.com/a)
                1. one
                2. two
                  - nested
                > quoted
                ```
                code
                ```""");
    }

    @Test
    void textWhenAttachmentsThenQuotedWithTitleTextAndFields() {
        assertThat(rendering.text(rich.get(2))).isEqualTo("""
                > Heads up
                > Disk (https://ops.example.com/disk)
                > 90 % full
                > Host: db1
                > only a fallback""");
        assertThat(rendering.author(rich.get(2))).isEqualTo("Alerts");
    }

    @Test
    void textWhenFilesThenTheirIdsAndReactionsApart() {
        assertThat(rendering.text(rich.get(3))).isEqualTo("Two files\n[file F000FILEX2: mockup.png, image/png, 20480 bytes]\n[deleted file]");
        assertThat(SlackRendering.reactions(rich.get(3))).isEqualTo("eyes 2, tada 1");
        assertThat(SlackRendering.reactions(rich.get(0))).isNull();
    }

    @Test
    void textWhenMentionsOfAllKindsThenReadable() {
        assertThat(rendering.text(rich.get(4))).isEqualTo("Also for @channel and #general, @engineering, ben@example.com");
        assertThat(rendering.text(rich.get(5))).isEqualTo("@ben has joined the channel");
    }

    @Test
    void peopleWhenCollectedThenAuthorsAndThoseMentionedAnywhere() {
        assertThat(SlackRendering.people(rich)).containsExactlyInAnyOrder("U000ADAEX1", "U000BENEX2", "U000CLEOX3");
    }

    static Stream<Arguments> markup() {
        return Stream.of(
                arguments("<@U000NOBODY>", "@U000NOBODY"),
                arguments("<@U000NOBODY|nobody>", "@nobody"),
                arguments("<https://example.com>", "https://example.com"),
                arguments("<https://example.com|example.com>", "https://example.com"),
                arguments("<!date^1767261600^{date}|1 January>", "1 January"),
                arguments("a < b", "a < b"),
                arguments("&lt;script&gt; &amp;amp;", "<script> &amp;"),
                arguments("<>", "<>"),
                arguments("$1 \\1 <@U000BENEX2>", "$1 \\1 @ben"));
    }

    @ParameterizedTest
    @MethodSource("markup")
    void readableWhenMarkupThenAsAPersonReadsIt(String mrkdwn, String text) {
        assertThat(SlackMrkdwn.readable(mrkdwn, PEOPLE)).isEqualTo(text);
    }

    @Test
    void textWhenBlocksNestForeverThenItEnds() {
        StringBuilder deep = new StringBuilder();
        deep.append("{\"type\":\"x\",\"elements\":[".repeat(300)).append("]}".repeat(300));
        assertThat(rendering.text(Json.read("{\"text\":\"fallback\",\"blocks\":[" + deep + "]}"))).isEqualTo("fallback");
    }

    @Test
    void cutWhenInsideAnEmojiThenNoHalfIsLeft() {
        assertThat(SlackRendering.cut("ab\uD83D\uDE00cd", 3)).isEqualTo("ab…");
        assertThat(SlackRendering.cut("abc", 3)).isEqualTo("abc");
    }

    @Test
    void textWhenMembersAreNullThenNothingIsMadeUp() {
        JsonNode message = Json.read("""
                {"ts":"1767261600.000100","text":null,"user":null,"blocks":[null,{"type":null},{"type":"section","text":{"type":"mrkdwn","text":null}}],
                 "attachments":[null,{"pretext":null,"title":null,"text":null,"fallback":null,"fields":[null,{"title":null,"value":"7"}]}],
                 "files":[{"id":null,"name":"a.txt","title":null,"mode":null}]}""");
        assertThat(rendering.text(message)).isEqualTo("> 7\n[file: a.txt]");
    }
}
