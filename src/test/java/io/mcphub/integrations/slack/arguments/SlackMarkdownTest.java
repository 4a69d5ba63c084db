package io.mcphub.integrations.slack.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlackMarkdownTest {
    private static void becomes(String markdown, String mrkdwn) {
        assertThat(SlackMarkdown.mrkdwn(markdown)).isEqualTo(mrkdwn);
    }

    @Test
    void textWhenMarkedThenSlacksMarks() {
        becomes("**bold**, *italic* and `a < b`", "*bold*, _italic_ and `a &lt; b`");
    }

    @Test
    void linkWhenLabelledThenAddressAndLabel() {
        becomes("[the | page](https://example.com/?a=1&b=2)", "<https://example.com/?a=1&amp;b=2|the / page>");
    }

    @Test
    void blocksWhenGivenThenLines() {
        becomes("# Plan\n\nFirst\nsecond\n\n- a\n- b\n  - c\n\n3. x\n4. y\n\n> quoted\n> twice", "*Plan*\n\nFirst\nsecond\n\n\u2022 a\n\u2022 b\n    \u2022 c\n\n3. x\n4. y\n\n> quoted\n> twice");
    }

    @Test
    void codeWhenABlockThenWhole() {
        becomes("```java\nif (a < b) {\n  c();\n}\n```", "```\nif (a &lt; b) {\n  c();\n}\n```");
    }

    @Test
    void htmlWhenRawThenShownAsItIs() {
        becomes("<b>x</b>\n\n<div>\ny\n</div>", "&lt;b&gt;x&lt;/b&gt;\n\n&lt;div&gt;\ny\n&lt;/div&gt;");
    }

    @Test
    void mentionsWhenGivenThenTheyStayMentions() {
        becomes("Hi <@U000BENEX2> in <#C000PROJX2>, <!channel>", "Hi <@U000BENEX2> in <#C000PROJX2>, <!channel>");
    }
}
