package io.mcphub.integrations.slack.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlackHtmlTest {
    @Test
    void textWhenHostileThenReadInOnePass() {
        assertThat(SlackHtml.text("<script>".repeat(100_000))).isEmpty();
        assertThat(SlackHtml.text("&".repeat(300_000) + "<".repeat(300_000))).hasSize(300_000);
        assertThat(SlackHtml.text("a <b>b</b>&lt;i&gt; &unknown; &amp;amp; <a href='javascript:x'>c</a><td>d</td><!-- e -->")).isEqualTo("a b<i> &unknown; &amp; c d");
    }
}
